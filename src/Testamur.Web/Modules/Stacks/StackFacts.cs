using Testamur.Education.Specifications;
using Testamur.Stacking;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;

namespace Testamur.Web.Modules.Stacks;

/// <summary>Turns what the wallet holds and the catalogue offers into the small records that rules are asked about. Pure.</summary>
internal static class StackFacts
{
    private const string Taught = "taught";

    /// <summary>What carries no credits, such as an attendance certificate, is no part of a stack.</summary>
    /// <param name="slugs">Short names of the institutions, which rules name as issuers.</param>
    public static IReadOnlyList<Holding> Holdings(IEnumerable<HoldingView> held, IReadOnlyDictionary<Guid, string> slugs)
    {
        HoldingView[] counting = [.. held.Where(holding => holding.Ects > 0)];
        var keys = counting
            .Where(holding => holding.PublicId.Length > 0)
            .GroupBy(holding => holding.PublicId, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => Key(same.First().Id), StringComparer.Ordinal);
        return
        [
            .. counting.Select(holding => new Holding
            {
                Id = Key(holding.Id),
                Spec = holding.SpecificationUri,
                Issuer = slugs.GetValueOrDefault(holding.Issuer.Value, Key(holding.Issuer.Value)),
                Ects = holding.Ects / 100m,
                Eqf = holding.EqfLevel,
                IscedF = holding.Field is { } field ? [field] : [],
                Grade = holding.Grade,
                AwardedOn = holding.AwardedOn,
                // The rules know days: the last one on which it was still valid for a moment.
                ValidUntil = holding.ValidUntil is { } end ? DateOnly.FromDateTime(end.UtcDateTime.AddTicks(-1)) : null,
                Status =
                    holding.RevokedAt is not null ? "revoked"
                    : holding.IsSuspended ? "suspended"
                    : "active",
                Source = holding.Source,
                Assurance = Assurance(holding.Supervision),
                PartsOf = [.. holding.Parts.Where(keys.ContainsKey).Select(part => keys[part])],
            }),
        ];
    }

    /// <summary>The runs of a course that can be taken; a course without credits is no part of a stack.</summary>
    public static IEnumerable<Offer> Offers(CatalogueEntryView entry, IEnumerable<CatalogueRunView> runs) =>
        Course(entry) is not { } course
            ? []
            : runs.Select(run =>
                course with
                {
                    Id = Key(run.Id),
                    StartsOn = run.StartsOn,
                    Weeks = Math.Max(1, (run.EndsOn.DayNumber - run.StartsOn.DayNumber + 6) / 7),
                }
            );

    /// <summary>A course as such, whether or not it has a run: what a catalogue could give.</summary>
    public static Offer? Course(CatalogueEntryView entry)
    {
        var content = entry.Content;
        if (content.Ects is not { Hundredths: > 0 } ects)
            return null;
        return new()
        {
            Id = content.Id,
            Spec = content.Id,
            Issuer = entry.InstitutionSlug,
            Ects = ects.Value,
            Eqf = content.EqfLevel,
            IscedF = content.IscedF,
            Source = Taught,
            Assurance = Assured(content),
            // Plans add prices up, so they are of one currency.
            Price = content.Price is { Currency: "EUR" } price ? decimal.Round(price.Amount, 2) : null,
            Requires = [.. content.Prerequisites.Select(one => one.Requires).OfType<string>()],
        };
    }

    /// <summary>The credential that somebody would hold who took the course.</summary>
    public static HoldingView Supposed(CatalogueEntryView entry, DateOnly on) =>
        new(
            entry.Specification,
            entry.Institution,
            entry.InstitutionName,
            entry.Specification,
            entry.Content.Id,
            entry.Content.Title.In(entry.Content.DefaultLanguage),
            entry.Content.Ects?.Hundredths ?? 0,
            entry.Content.EqfLevel,
            on,
            null,
            null
        )
        {
            SpecificationVersion = entry.Version,
            Field = entry.Content.IscedF is [var field, ..] ? field : null,
            Supervision = Weakest(entry.Content),
        };

    /// <summary>Whether a rule could take what the offer gives.</summary>
    public static bool Fits(RuleLeaf leaf, Offer offer) =>
        leaf.Selector.Fits(
            new()
            {
                Id = offer.Id,
                Spec = offer.Spec,
                Issuer = offer.Issuer,
                Ects = offer.Ects,
                Eqf = offer.Eqf,
                IscedF = offer.IscedF,
                AwardedOn = DateOnly.MinValue,
                Source = offer.Source,
                Assurance = offer.Assurance,
            }
        );

    public static string Key(Guid id) => id.ToString("D");

    // The four codes of the vocabulary say two things each.
    private static string? Assurance(string? supervision) =>
        supervision is null ? null
        : string.Join(
            '+',
            new[]
            {
                supervision.StartsWith("supervised", StringComparison.Ordinal) ? "supervised" : null,
                supervision.EndsWith("with-id-verification", StringComparison.Ordinal) ? "identityVerified" : null,
            }.OfType<string>()
        )
            is { Length: > 0 } facts
            ? facts
        : null;

    private static string? Assured(Specification content) => Assurance(Weakest(content));

    // A chain is as strong as its weakest link: a task without a statement says nothing for the whole.
    private static string? Weakest(Specification content)
    {
        string?[] said = [.. content.Assessments.Where(task => task.Summative).Select(task => task.Supervision)];
        return said.Length == 0 || said.Contains(null) ? null : said.MinBy(code => Assurance(code)?.Length ?? 0);
    }
}
