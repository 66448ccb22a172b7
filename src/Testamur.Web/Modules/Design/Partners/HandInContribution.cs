using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Form;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design.Partners;

/// <summary>What the holder of a partner's link does, without an account: reads the draft, hands in once, looks at it again, takes it back.</summary>
internal sealed class HandInContribution(
    AppDb db,
    CurrentTenant tenant,
    IInstitutions institutions,
    PartnerInDesign design,
    FieldChecks checks,
    AuditLog audit,
    TimeProvider time
)
{
    private const int MostTries = 5;

    /// <param name="Name">Of the person who hands in.</param>
    /// <param name="Contributions">By section; empty ones are left out.</param>
    /// <param name="Statement">Why, beside an endorsement or its refusal.</param>
    internal sealed record Request(
        string? Name,
        IReadOnlyList<ContributionView>? Contributions = null,
        Endorsement Endorsement = Endorsement.None,
        string? Statement = null
    );

    /// <param name="Open">Whether something can be handed in.</param>
    /// <param name="Mine">What we hold about the partner.</param>
    /// <param name="Content">The draft; null once it cannot be contributed to any more.</param>
    internal sealed record Offer(string Institution, string Title, bool Open, PartnerView Mine, JsonNode? Content);

    public async Task<Result<Offer>> FindAsync(string secret, CancellationToken cancel)
    {
        if (await LoadAsync(secret, cancel) is not { } partner)
            return DesignProblems.PartnerLinkUnknown();
        if (partner.WithdrawnAt is not null)
            return DesignProblems.PartnerLinkOver();
        var version = await db.FindVersionAsync(partner.Specification, partner.Number, cancel);
        var institution = await institutions.FindAsync(partner.Institution, cancel);
        if (version is null || institution is null)
            return DesignProblems.PartnerLinkUnknown();
        var open = partner.IsOpen(time.GetUtcNow()) && version.State.IsEditable();
        if (!open && partner.HandedInAt is null)
            return DesignProblems.PartnerLinkOver();
        return new Offer(
            institution.Name,
            version.Title,
            open,
            PartnerView.Of(partner, time.GetUtcNow()),
            open ? JsonNode.Parse(version.Content) : null
        );
    }

    public async Task<Result<PartnerView>> HandleAsync(string secret, Request request, CancellationToken cancel)
    {
        var said = (request.Contributions ?? [])
            .Where(text => !string.IsNullOrWhiteSpace(text.Text))
            .Select(text => (text.Section, text.Text))
            .ToList();
        checks
            .Required("name", request.Name, Partner.LongestName)
            .Optional("statement", request.Statement, Partner.LongestText)
            .That(Enum.IsDefined(request.Endorsement), "endorsement", "Field.Required")
            .That(said.Count > 0 || request.Endorsement != Endorsement.None, "contributions", "Field.Required")
            .That(
                said.All(text => EditorNav.Ids.Contains(text.Section))
                    && said.DistinctBy(text => text.Section).Count() == said.Count,
                "contributions",
                "Field.Required"
            );
        foreach (var (section, text) in said)
            checks.Optional($"contributions.{section}", text, Partner.LongestText);
        if (checks.Problem is { } problem)
            return problem;
        for (var tries = 1; ; tries++)
        {
            if (await LoadAsync(secret, cancel) is not { } partner)
                return DesignProblems.PartnerLinkUnknown();
            if (!partner.IsOpen(time.GetUtcNow()))
                return DesignProblems.PartnerLinkOver();
            partner.HandIn(request.Name!, said, request.Endorsement, request.Statement ?? "", time); // checked above
            db.AddRange(partner.Contributions);
            audit.Record("design.contributed", $"{partner.Specification.Value}/{partner.Number}", partner.Kind.ToString());
            if (await design.PutInAsync(partner, cancel) is not { } lost)
                return PartnerView.Of(partner, time.GetUtcNow());
            if (lost.Code != PlatformProblems.ChangedMeanwhile().Code || tries == MostTries)
                return lost;
            db.ChangeTracker.Clear(); // somebody wrote in the draft between reading and writing
        }
    }

    /// <summary>Erases what the partner said and who it is.</summary>
    public async Task<Result<PartnerView>> WithdrawAsync(string secret, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            if (await LoadAsync(secret, cancel) is not { } partner)
                return DesignProblems.PartnerLinkUnknown();
            if (partner.WithdrawnAt is not null)
                return DesignProblems.PartnerLinkOver();
            audit.Record(
                "design.contributionWithdrawn",
                $"{partner.Specification.Value}/{partner.Number}",
                partner.Kind.ToString()
            );
            if (await design.TakeOutAsync(partner, cancel) is not { } lost)
                return PartnerView.Of(partner, time.GetUtcNow());
            if (tries == MostTries)
                return lost;
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Partner?> LoadAsync(string secret, CancellationToken cancel)
    {
        // The link names the partner, not the institution: the secret is the key to this one row.
        var hash = Ids.Hash(secret);
        var found = await db.Set<Partner>()
            .Across(Readings.Link)
            .AsNoTracking()
            .SingleOrDefaultAsync(partner => partner.SecretHash == hash, cancel);
        if (found is null)
            return null;
        tenant.Set(found.Institution);
        return await db.Set<Partner>()
            .Include(partner => partner.Contributions)
            .SingleAsync(partner => partner.Id == found.Id, cancel);
    }

    public static void Map(RouteGroupBuilder open)
    {
        open.MapGet(
                "/co-design/{secret}",
                async (string secret, HandInContribution useCase, CancellationToken cancel) =>
                    (await useCase.FindAsync(secret, cancel)).ToHttp(offer => TypedResults.Ok(offer))
            )
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .WithName("GetCoDesign")
            .WithSummary("The draft a partner was asked to help with, and what the partner handed in");
        open.MapPost(
                "/co-design/{secret}",
                async (string secret, Request request, HandInContribution useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(secret, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .WithName("HandInCoDesign")
            .WithSummary("Hand in contributions and an endorsement, once");
        open.MapDelete(
                "/co-design/{secret}",
                async (string secret, HandInContribution useCase, CancellationToken cancel) =>
                    (await useCase.WithdrawAsync(secret, cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .WithName("WithdrawCoDesign")
            .WithSummary("Take back what was handed in; everything about the partner is erased");
    }
}
