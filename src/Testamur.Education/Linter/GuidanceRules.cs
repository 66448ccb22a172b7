namespace Testamur.Education.Linter;

internal static class GuidanceRules
{
    private const Principle Here = Principle.Guidance;

    public static Rule[] All { get; } =
    [
        new("I01", Here, Severity.Warning, "Annex II 10", PlainSummary),
        new("I02", Here, Severity.Warning, "Annex II 10; RUEPEP", Contact),
        new("I03", Here, Severity.Hint, "Annex II 10; ECIU", WhatNext),
        new("I04", Here, Severity.Hint, "RUEPEP; MCE 5", FeeSupport),
    ];

    private static IEnumerable<Hit> PlainSummary(Design design)
    {
        var limit = design.Pack.Summary;
        if (design.Spec.Summary.IsBlank)
            yield return new("/summary", "I01");
        foreach (var (tag, text) in design.Spec.Summary.Where(text => !string.IsNullOrWhiteSpace(text.Value)))
        {
            var path = JsonPlace.To("summary", tag);
            var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
            if (words > limit.MaxWords)
                yield return new(path, "I01.words", words, limit.MaxWords) { Basis = limit };
            if (!limit.MaxLix.TryGetValue(Base(tag), out var most))
                yield return Hit.Needs(Fact.Readability);
            else if (Wording.Lix(text) is var lix && lix > most)
                yield return new(path, "I01.hard", lix, most) { Basis = limit };
        }
    }

    private static string Base(string tag) => tag.Split('-')[0].ToLowerInvariant();

    private static IEnumerable<Hit> Contact(Design design)
    {
        if (design.Spec.Guidance is not { } guidance || guidance.Name.IsBlank)
            yield return new("/guidance", "I02");
        else if (string.IsNullOrWhiteSpace(guidance.Contact))
            yield return new("/guidance/contact", "I02.contact");
    }

    private static IEnumerable<Hit> WhatNext(Design design)
    {
        if (design.Spec.WhatNext.IsBlank)
            yield return new("/whatNext", "I03");
    }

    private static IEnumerable<Hit> FeeSupport(Design design)
    {
        if (design.Spec.Price is { Amount: 0 })
            yield return Hit.NotApplicable;
        else if (design.Spec.FeeSupport.IsBlank)
            yield return new("/feeSupport", "I04");
    }
}
