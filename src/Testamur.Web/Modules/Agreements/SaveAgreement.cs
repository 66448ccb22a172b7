using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Agreements;

/// <summary>
/// Writes the document of a version: begins an agreement, begins its next version, or changes an open one. Whoever agreed or signed before
/// has to look again. A change on top of somebody else's is refused.
/// </summary>
internal sealed class SaveAgreement(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    Deals deals,
    IInstitutions institutions,
    AuditLog audit,
    TimeProvider time
)
{
    /// <summary>A new agreement that names the institution alone; the rest is filled in on its page.</summary>
    public async Task<Result<AgreementPlace>> BeginAsync(string title, CancellationToken cancel)
    {
        if (await institutions.FindAsync(tenant.Id, cancel) is not { } own)
            return PlatformProblems.NotAllowed();
        if (string.IsNullOrWhiteSpace(title))
            return AgreementsProblems.TitleNeeded().About("title");
        var content = new Agreement
        {
            Format = Agreement.CurrentFormat,
            Id = Ids.New<AgreementId>(time).Value,
            Version = 1,
            Title = Education.Specifications.LangText.Of(actor.Language, title.Trim()),
            Parties = [new(own.Did, own.Name)],
        };
        return await AddAsync(content, cancel);
    }

    /// <summary>The next version, with what the newest says.</summary>
    public async Task<Result<AgreementPlace>> ContinueAsync(Guid id, CancellationToken cancel)
    {
        if (await NewestAsync(id, cancel) is not { } newest || newest.PartyOf(tenant.Id) is null)
            return AgreementsProblems.NotFound();
        return newest.Reached is AgreementState.Draft or AgreementState.Negotiated
            ? AgreementsProblems.DraftOpen()
            : await AddAsync(newest.Read() with { Version = newest.Number + 1 }, cancel);
    }

    /// <summary>A file: a new agreement, the next version of one, or the open version anew.</summary>
    public async Task<Result<AgreementPlace>> ImportAsync(ReadOnlyMemory<byte> file, CancellationToken cancel)
    {
        if (!AgreementJson.TryRead(file.Span, out var content, out var problem))
            return AgreementsProblems.Unreadable(problem);
        var newest = await NewestAsync(content!.Id, cancel); // read
        if (newest is not null && newest.PartyOf(tenant.Id) is null)
            return AgreementsProblems.IdTaken();
        if (newest is { Reached: AgreementState.Draft or AgreementState.Negotiated } && newest.Number == content.Version)
            return await ChangeAsync(content.Id, content.Version, newest.Revision, _ => content, cancel);
        return
            content.Version == (newest?.Number ?? 0) + 1
            && newest is not { Reached: AgreementState.Draft or AgreementState.Negotiated }
            ? await AddAsync(content, cancel)
            : AgreementsProblems.IdTaken();
    }

    /// <param name="revision">What the writer saw.</param>
    /// <param name="change">The new content, or why not.</param>
    public async Task<Result<AgreementPlace>> ChangeAsync(
        Guid id,
        int number,
        int revision,
        Func<Agreement, Result<Agreement>> change,
        CancellationToken cancel
    )
    {
        var found = await deals.FindAsync(id, number, Permission.NegotiateAgreement, cancel);
        if (!found.Succeeded(out var deal, out var problem))
            return problem;
        if (deal.Version.Revision != revision)
            return PlatformProblems.ChangedMeanwhile();
        if (!change(deal.Version.Read()).Succeeded(out var content, out var refused))
            return refused;
        audit.Record("agreements.changed", deal.Subject);
        return await StoreAsync(deal.Version, content with { Id = id, Version = number }, cancel);
    }

    private async Task<Result<AgreementPlace>> AddAsync(Agreement content, CancellationToken cancel)
    {
        if (!actor.May(Permission.NegotiateAgreement))
            return PlatformProblems.NotAllowed();
        var version = new AgreementVersion
        {
            Agreement = new(content.Id),
            Number = content.Version,
            CreatedAt = deals.Now,
        };
        db.Add(version);
        audit.Record("agreements.begun", $"{content.Id}/{content.Version}");
        return await StoreAsync(version, content, cancel);
    }

    private async Task<Result<AgreementPlace>> StoreAsync(AgreementVersion version, Agreement content, CancellationToken cancel)
    {
        // What a form or a program changed is held to the limits of a file.
        if (!AgreementJson.TryRead(Encoding.UTF8.GetBytes(AgreementJson.Write(content)), out _, out var over))
            return AgreementsProblems.Unreadable(over);
        var parties = new List<InstitutionId>();
        foreach (var party in content.Parties.DistinctBy(party => party.Id))
        {
            if (await institutions.FindByDidAsync(party.Id, cancel) is not { } member)
                return AgreementsProblems.PartyUnknown();
            parties.Add(member.Id);
        }

        if (!parties.Contains(tenant.Id))
            return AgreementsProblems.OwnParty();
        if (version.Change(content, parties, deals.Now) is { } refused)
            return refused;
        return await deals.SaveAsync(version, AgreementAct.Change, null, cancel) is { } lost
            ? lost
            : new AgreementPlace(version.Agreement.Value, version.Number, version.Revision);
    }

    private Task<AgreementVersion?> NewestAsync(Guid id, CancellationToken cancel) =>
        db.Versions()
            .Where(version => version.Agreement == new AgreementId(id))
            .OrderByDescending(version => version.Number)
            .FirstOrDefaultAsync(cancel);

    internal sealed record TitleRequest(string Title);

    public static void Map(RouteGroupBuilder own)
    {
        own.MapPost(
                "",
                async (TitleRequest request, SaveAgreement useCase, CancellationToken cancel) =>
                    (await useCase.BeginAsync(request.Title, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.NegotiateAgreement)
            .Produces<AgreementPlace>()
            .WithName("BeginAgreement")
            .WithSummary("Begin an agreement");
        own.MapPost(
                "/{id:guid}/versions",
                async (Guid id, SaveAgreement useCase, CancellationToken cancel) =>
                    (await useCase.ContinueAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.NegotiateAgreement)
            .Produces<AgreementPlace>()
            .WithName("ContinueAgreement")
            .WithSummary("Begin the next version of an agreement");
        own.MapPost(
                "/import",
                async (HttpRequest http, SaveAgreement useCase, CancellationToken cancel) =>
                    (await useCase.ImportAsync(await BodyAsync(http, cancel), cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.NegotiateAgreement)
            .Accepts<Agreement>("application/json")
            .Produces<AgreementPlace>()
            .WithName("ImportAgreement")
            .WithSummary("Take an agreement from a file");
        own.MapPut(
                "/{id:guid}/versions/{version:int}",
                async (
                    Guid id,
                    int version,
                    [FromQuery] int revision,
                    HttpRequest http,
                    SaveAgreement useCase,
                    CancellationToken cancel
                ) =>
                {
                    var body = await BodyAsync(http, cancel);
                    Result<Agreement> content = AgreementJson.TryRead(body.Span, out var read, out var problem)
                        ? read! // read
                        : AgreementsProblems.Unreadable(problem);
                    return (await useCase.ChangeAsync(id, version, revision, _ => content, cancel)).ToHttp(TypedResults.Ok);
                }
            )
            .Requires(Permission.NegotiateAgreement)
            .Accepts<Agreement>("application/json")
            .Produces<AgreementPlace>()
            .WithName("ChangeAgreement")
            .WithSummary("Replace the document of an open version");
    }

    // One byte more than allowed is enough to know that it is too large.
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest http, CancellationToken cancel)
    {
        var buffer = new byte[AgreementJson.MostBytes + 1];
        var length = await http.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return buffer.AsMemory(0, length);
    }
}

/// <summary>Where a version lies.</summary>
/// <param name="Revision">Counts its changes.</param>
public sealed record AgreementPlace(Guid Id, int Version, int Revision);
