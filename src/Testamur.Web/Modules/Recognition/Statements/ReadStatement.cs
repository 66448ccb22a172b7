using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Documents;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Statements;

/// <summary>The sealed statement that counts now: for its owner to read and save, and for the wallet.</summary>
internal sealed class ReadStatement(AppDb db, Actor actor, StatementFiles files, IInstitutions institutions, IArchives archives)
    : IStatements
{
    internal sealed record File(byte[] Bytes, string ContentType, string Name);

    /// <summary>What the statement says, read from the sealed document itself.</summary>
    public async Task<Result<RecognitionStatement>> ReadAsync(Guid id, CancellationToken cancel)
    {
        if (!(await MineAsync(id, cancel)).Succeeded(out var statement, out var problem))
            return problem;
        return StatementDocument.Read(Encoding.UTF8.GetBytes(statement.DataIntegrity)) is { } read
            ? read
            : RecognitionProblems.NoStatement();
    }

    public async Task<Result<File>> SaveAsync(Guid id, string format, CancellationToken cancel)
    {
        if (!(await MineAsync(id, cancel)).Succeeded(out var statement, out var problem))
            return problem;
        return format switch
        {
            "json" => Make(statement.DataIntegrity, "application/vc", "json"),
            "jwt" => Make(statement.Jwt, "application/vc+jwt", "jwt"),
            "supplement" when statement.Supplement is { } supplement => Make(
                supplement,
                "application/jose+json",
                "supplement.json"
            ),
            // With the keys and withdrawal lists of today, so that it can be verified when nobody answers any more.
            "archive" => await ArchiveAsync(statement.DataIntegrity, "recognition.zip", cancel),
            "supplement-archive" when statement.Supplement is { } supplement => await ArchiveAsync(
                supplement,
                "recognition.supplement.zip",
                cancel
            ),
            "pdf" or "elmo" when StatementDocument.Read(Encoding.UTF8.GetBytes(statement.DataIntegrity)) is { } said =>
                await ViewAsync(said, statement, format, cancel),
            _ => RecognitionProblems.NoStatement(),
        };
    }

    private async Task<File> ArchiveAsync(string document, string name, CancellationToken cancel) =>
        new(await archives.MakeAsync(Encoding.UTF8.GetBytes(document), cancel), "application/zip", name);

    private async Task<Result<File>> ViewAsync(
        RecognitionStatement said,
        SealedStatement statement,
        string format,
        CancellationToken cancel
    )
    {
        if (format == "pdf")
            return new File(files.Pdf(said, statement), "application/pdf", $"{files.NameOf(said)}.pdf");
        var home = await institutions.FindAsync(statement.Institution, cancel);
        return files.Elmo(said, home?.Website) is { } elmo
            ? new File(elmo, "application/xml", "recognition.elmo.xml")
            : RecognitionProblems.NothingAccepted();
    }

    /// <summary>Whether a diploma supplement lies with the statement.</summary>
    public async Task<bool> HasSupplementAsync(Guid id, CancellationToken cancel) =>
        (await MineAsync(id, cancel)).Succeeded(out var statement, out _) && statement.Supplement is not null;

    public async Task<StatementView?> FindAsync(InstitutionId institution, Guid recognition, CancellationToken cancel)
    {
        var id = new CaseId(recognition);
        // The caller names the institution and holds the key: the wallet of a person is no institution's.
        var one = await db.Set<RecognitionCase>()
            .Across(Readings.Held)
            .AsNoTracking()
            .SingleOrDefaultAsync(found => found.Institution == institution && found.Id == id, cancel);
        var statement = await Current(id).SingleOrDefaultAsync(found => found.Institution == institution, cancel);
        if (statement is null || one is not { DecidedAt: { } decided })
            return null;
        // What it was recognised as instead is none of the specifications here.
        var isTarget = one.Outcome is RecognitionOutcome.Full or RecognitionOutcome.Partial;
        return new(
            recognition,
            statement.Id,
            statement.PublicId,
            statement.ApplicantName,
            isTarget && one.Target is not null ? one.TargetTitle : one.Facts.Title,
            isTarget ? one.Target : null,
            isTarget ? one.TargetVersion : null,
            isTarget ? one.TargetUri : null,
            one.AcceptedEcts,
            one.Facts.EqfLevel,
            one.Facts.IscedF.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(),
            Replaced(one),
            one.Grade,
            DateOnly.FromDateTime(decided.UtcDateTime),
            statement.IssuedAt,
            statement.DataIntegrity,
            statement.Jwt
        );
    }

    private static IReadOnlyList<AwardPartView> Replaced(RecognitionCase one) =>
        one.Facts.CredentialId is { } credential
            ?
            [
                new(
                    credential,
                    one.Facts.SpecificationUri ?? credential,
                    one.Facts.Title,
                    one.Facts.IssuerName ?? "",
                    one.Facts.IssuerCountry,
                    one.Facts.Ects ?? 0,
                    one.Facts.AwardedOn ?? DateOnly.FromDateTime(one.ReceivedAt.UtcDateTime)
                ),
            ]
            : [];

    private async Task<Result<SealedStatement>> MineAsync(Guid id, CancellationToken cancel)
    {
        if (await db.FindMineAsync(new(id), actor.RequiredId, cancel) is not { } one)
            return RecognitionProblems.CaseNotFound();
        return await Current(one.Id).SingleOrDefaultAsync(found => found.Institution == one.Institution, cancel) is { } statement
            ? statement
            : RecognitionProblems.NoStatement();
    }

    private IQueryable<SealedStatement> Current(CaseId id) =>
        db.Set<SealedStatement>()
            .Across(Readings.Held)
            .AsNoTracking()
            .Where(statement => statement.Case == id && statement.WithdrawnAt == null);

    private static File Make(string document, string contentType, string extension) =>
        new(Encoding.UTF8.GetBytes(document), contentType, $"recognition.{extension}");

    /// <summary>For the API and, under the case's own address, for the page's links.</summary>
    public static void Map(RouteGroupBuilder my, string name) =>
        my.MapGet(
                "/{id:guid}/statement/{format}",
                async (Guid id, string format, ReadStatement useCase, HttpContext http, CancellationToken cancel) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return (await useCase.SaveAsync(id, format, cancel)).ToHttp(file =>
                        TypedResults.File(file.Bytes, file.ContentType, file.Name)
                    );
                }
            )
            .WithName(name)
            .WithSummary(
                "The statement of recognition: sealed as json or jwt, to read as pdf, for student systems as elmo; its diploma supplement as supplement; and either with all it takes to verify it later, as archive or supplement-archive"
            );
}
