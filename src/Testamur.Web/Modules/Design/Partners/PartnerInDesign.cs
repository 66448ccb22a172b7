using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Design.Drafts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Design.Partners;

/// <summary>
/// Names a partner in the draft itself, as co-designer and, when it judged the whole, as somebody from outside who looked at it: what the
/// design rules ask for and what is published later. A text that is frozen stays as it is.
/// </summary>
internal sealed class PartnerInDesign(AppDb db, DraftWriting writing, TimeProvider time)
{
    /// <returns>Why it could not be stored, with everything else of the unit of work, or null.</returns>
    public async Task<Problem?> PutInAsync(Partner partner, CancellationToken cancel)
    {
        var version = await LoadAsync(partner, cancel);
        if (SpecificationLife.CheckEdit(version.State, version.PublishedAt is not null) is not null)
            return DesignProblems.PartnerLinkOver();
        var content = version.Read();
        var named = new CoDesigner(partner.Kind, LangText.Of(content.DefaultLanguage, partner.Organisation));
        var review = content.Review ?? new();
        return await SaveAsync(
            version,
            partner,
            content with
            {
                CoDesigners = With(content.CoDesigners, named),
                Review =
                    partner.Endorsement == Endorsement.None
                        ? content.Review
                        : review with
                        {
                            Outside = With(review.Outside, named),
                        },
            },
            cancel
        );
    }

    /// <summary>Erases what the partner said, and its name where the draft can still be changed.</summary>
    /// <returns>Why it could not be stored, or null.</returns>
    public async Task<Problem?> TakeOutAsync(Partner partner, CancellationToken cancel)
    {
        var version = await LoadAsync(partner, cancel);
        var (content, organisation, said) = (version.Read(), partner.Organisation, partner.HandedInAt is not null);
        if (partner.Endorsement == Endorsement.Endorsed)
            db.Publish(new EndorsementTakenBack(partner.Specification.Value, partner.Number), time);
        partner.TakeBack(time.GetUtcNow());
        if (!said || SpecificationLife.CheckEdit(version.State, version.PublishedAt is not null) is not null)
            return await db.TrySaveAsync(cancel);
        return await SaveAsync(
            version,
            partner,
            content with
            {
                CoDesigners = Without(content.CoDesigners),
                Review = content.Review is { } review ? review with { Outside = Without(review.Outside) } : null,
            },
            cancel
        );

        CoDesigner[] Without(IReadOnlyList<CoDesigner> partners) =>
            [.. partners.Where(known => known.Kind != partner.Kind || !known.Name.Values.Contains(organisation))];
    }

    private async Task<SpecificationVersion> LoadAsync(Partner partner, CancellationToken cancel) =>
        await db.FindVersionAsync(partner.Specification, partner.Number, cancel)
        ?? throw new InvalidOperationException("A partner belongs to a version.");

    private async Task<Problem?> SaveAsync(
        SpecificationVersion version,
        Partner partner,
        Specification content,
        CancellationToken cancel
    ) => await writing.WriteAsync(version, content, null, cancel, partner.InvitedBy) ?? await db.TrySaveAsync(cancel);

    private static IReadOnlyList<CoDesigner> With(IReadOnlyList<CoDesigner> partners, CoDesigner named) =>
        partners.Contains(named) ? partners : [.. partners, named];
}
