using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates;

/// <param name="Given">Whether the current institution gave it; false when it got it.</param>
/// <param name="Mandator">The name of who gave it.</param>
/// <param name="Mandatary">The name of who got it.</param>
/// <param name="Reference">What it rests on.</param>
/// <param name="Specifications">What it is for; empty for everything that the mandator publishes.</param>
/// <param name="ValidUntil">The last day; null for no end.</param>
/// <param name="Reason">Why it was declined, withdrawn or laid down.</param>
internal sealed record MandateView(
    Guid Id,
    bool Given,
    MandateState State,
    string Mandator,
    string Mandatary,
    string Statement,
    string Reference,
    IReadOnlyList<MandatedSpecification> Specifications,
    DateOnly ValidFrom,
    DateOnly? ValidUntil,
    DateTimeOffset RecordedAt,
    DateTimeOffset? SignedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt,
    string? Reason
);

/// <param name="Title">Null in lists, and when it is not in the catalogue.</param>
internal sealed record MandatedSpecification(Guid Id, string? Title);

/// <summary>The mandates that an institution gave and got.</summary>
internal sealed class ReadMandates(Parties parties, CurrentTenant tenant, IInstitutions institutions, ICatalogue catalogue)
{
    public async Task<IReadOnlyList<MandateView>> ListAsync(CancellationToken cancel)
    {
        var names = (await institutions.ListAsync(cancel)).ToDictionary(member => member.Id, member => member.Name);
        return
        [
            .. (await parties.ListAsync(cancel)).Select(pair =>
                View(pair, names, [.. pair.Mandate.Specifications.Select(id => new MandatedSpecification(id, null))])
            ),
        ];
    }

    public async Task<Result<MandateView>> FindAsync(Guid id, CancellationToken cancel) =>
        (await parties.FindAsync(id, cancel)).Succeeded(out var pair, out var refused) ? await ViewAsync(pair, cancel) : refused;

    public async Task<MandateView> ViewAsync(MandatePair pair, CancellationToken cancel)
    {
        var names = (await institutions.ListAsync(cancel)).ToDictionary(member => member.Id, member => member.Name);
        var specifications = new List<MandatedSpecification>();
        foreach (var id in pair.Mandate.Specifications)
        {
            var entry = await catalogue.FindAsync(id, cancel);
            specifications.Add(new(id, entry?.Content.Title.In(entry.Content.DefaultLanguage)));
        }

        return View(pair, names, specifications);
    }

    private MandateView View(
        MandatePair pair,
        Dictionary<InstitutionId, string> names,
        IReadOnlyList<MandatedSpecification> specifications
    )
    {
        var (mandate, answer) = pair;
        return new(
            mandate.Id.Value,
            mandate.Institution == tenant.Id,
            pair.StateAt(parties.Now),
            names.GetValueOrDefault(mandate.Institution, ""),
            names.GetValueOrDefault(mandate.Mandatary, ""),
            mandate.Statement,
            mandate.Reference,
            specifications,
            mandate.ValidFrom,
            mandate.ValidUntil,
            mandate.RecordedAt,
            mandate.SignedAt,
            answer?.At,
            mandate.WithdrawnAt ?? answer?.EndedAt,
            mandate.WithdrawnReason ?? answer?.LaidDownReason ?? answer?.DeclinedReason
        );
    }

    public static void Map(RouteGroupBuilder mandates)
    {
        mandates
            .MapGet(
                "",
                async (ReadMandates useCase, CancellationToken cancel) => TypedResults.Ok(await useCase.ListAsync(cancel))
            )
            .Requires(Permission.SeeInstitution)
            .WithName("ListMandates")
            .WithSummary("The mandates that the institution gave and got, the newest first");
        mandates
            .MapGet(
                "/{id:guid}",
                async (Guid id, ReadMandates useCase, CancellationToken cancel) =>
                    (await useCase.FindAsync(id, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.SeeInstitution)
            .Produces<MandateView>()
            .WithName("ReadMandate")
            .WithSummary("One mandate");
    }
}
