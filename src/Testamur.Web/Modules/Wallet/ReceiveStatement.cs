using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Credentials.Proofs;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// Lays a statement of recognition into its owner's wallet, accepted at once, since its owner asked for it. From then on the recognised
/// credits count; the credential that was recognised is a part of it and no longer counts beside it.
/// </summary>
internal sealed class ReceiveStatement(
    AppDb db,
    CurrentTenant tenant,
    IStatements statements,
    IInstitutions institutions,
    TimeProvider time
) : IEventHandler<RecognitionStated>
{
    public async Task HandleAsync(RecognitionStated happened, CancellationToken cancel)
    {
        var issuer = tenant.Id;
        if (
            await statements.FindAsync(issuer, happened.Case, cancel) is not { Ects: > 0 } statement
            || await db.Set<Holding>().AnyAsync(h => h.Issuer == issuer && h.Credential == statement.Credential, cancel)
        )
            return;
        var institution =
            await institutions.FindAsync(issuer, cancel)
            ?? throw new InvalidOperationException($"Institution {issuer.Value} recognised something but is not known.");
        var holding = Read(statement, institution);
        holding.Accept(happened.Applicant, time.GetUtcNow());
        db.Add(holding);
        db.Publish(new HoldingAccepted(holding.Id.Value, happened.Applicant), time);
    }

    private Holding Read(StatementView statement, InstitutionView issuer) =>
        new()
        {
            Id = Ids.New<HoldingId>(time),
            Issuer = issuer.Id,
            IssuerName = issuer.Name,
            Credential = statement.Credential,
            PublicId = statement.PublicId,
            Award = statement.Case,
            Title = statement.Title,
            Ects = statement.Ects,
            EqfLevel = statement.EqfLevel,
            Field = statement.Field,
            Specification = statement.Target ?? statement.Case,
            SpecificationUri = statement.TargetUri ?? $"urn:uuid:{statement.Case:D}",
            SpecificationVersion = statement.TargetVersion ?? 1,
            Parts = JsonSerializer.Serialize(statement.Replaced, JsonSerializerOptions.Web),
            SearchText = Holding.Searchable($"{statement.Title} {issuer.Name}"),
            LearnerName = statement.ApplicantName,
            Grade = statement.Grade,
            Source = Holding.Transfer,
            AwardedOn = statement.DecidedOn,
            IssuedAt = statement.IssuedAt,
            ReceivedAt = time.GetUtcNow(),
            DataIntegrity = statement.DataIntegrity,
            Token = VcJwt.Detach(statement.Jwt, statement.DataIntegrity),
        };
}

/// <summary>An appeal changed the decision: the earlier statement stays in the wallet as one that counts no more.</summary>
internal sealed class MarkStatementWithdrawn(AppDb db, CurrentTenant tenant) : IEventHandler<StatementWithdrawn>
{
    public async Task HandleAsync(StatementWithdrawn happened, CancellationToken cancel)
    {
        var issuer = tenant.Id;
        var holding = await db.Set<Holding>()
            .SingleOrDefaultAsync(h => h.Issuer == issuer && h.PublicId == happened.PublicId, cancel);
        holding?.Revoke(happened.At, happened.Reason);
    }
}
