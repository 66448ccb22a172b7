using Testamur.Education.Specifications;

namespace Testamur.Education.Packs;

/// <summary>
/// An institution's own rules on credits, laid over a pack: what it leaves open stays as the pack has it. Each rule names its
/// clause, and so does every finding that rests on it.
/// </summary>
public sealed record CreditPolicy
{
    /// <summary>Name of the policy, such as "Credit policy 2026".</summary>
    public required string Title { get; init; }

    /// <summary>Day it took effect.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Least and most credits of a micro-credential.</summary>
    public PolicyRange<Ects>? Size { get; init; }

    /// <summary>Least and most hours of work per credit.</summary>
    public PolicyRange<decimal>? HoursPerEcts { get; init; }

    /// <summary>Lowest and highest EQF level.</summary>
    public PolicyRange<int>? Eqf { get; init; }

    /// <summary>Words a title must not contain beside those of the pack.</summary>
    public PolicyWords? TitleBannedWords { get; init; }

    /// <summary>Functions that sign, such as "Vice-rector for education".</summary>
    public PolicyWords? Signatories { get; init; }

    /// <summary>The members whose range runs backwards or lies outside what makes sense; empty when the policy can be used.</summary>
    public IReadOnlyList<string> Check()
    {
        List<string> wrong = [];
        if (string.IsNullOrWhiteSpace(Title))
            wrong.Add("title");
        if (Size is { } size && (size.Max < size.Min || size.Max.Hundredths == 0 || size.Max.Value >= 60))
            wrong.Add("size");
        if (HoursPerEcts is { } hours && (hours.Min <= 0 || hours.Max < hours.Min || hours.Max > 100))
            wrong.Add("hoursPerEcts");
        if (Eqf is { } eqf && (eqf.Min < 1 || eqf.Max > 8 || eqf.Max < eqf.Min))
            wrong.Add("eqf");
        if (TitleBannedWords?.Words.Any(string.IsNullOrWhiteSpace) == true)
            wrong.Add("titleBannedWords");
        if (Signatories?.Words.Any(string.IsNullOrWhiteSpace) == true)
            wrong.Add("signatories");
        return wrong;
    }

    internal Pack Over(Pack pack)
    {
        if (Check() is [var wrong, ..])
            throw new ArgumentException($"The policy's '{wrong}' cannot be used.");
        return pack with
        {
            Version = Date > pack.Version ? Date : pack.Version,
            Title = $"{pack.Title}; {Title}",
            SizeRange = Size is { } size ? new(size.Min, size.Max, Title, Clause: size.Clause) : pack.SizeRange,
            HoursPerEcts = HoursPerEcts is { } hours ? new(hours.Min, hours.Max, Title, Clause: hours.Clause) : pack.HoursPerEcts,
            Eqf = Eqf is { } eqf ? new(eqf.Min, eqf.Max, Title, Clause: eqf.Clause) : pack.Eqf,
            TitleBannedWords = TitleBannedWords is { Words.Count: > 0 } banned
                ? pack.TitleBannedWords with
                {
                    Words = [.. pack.TitleBannedWords.Words, .. banned.Words],
                    Source = $"{pack.TitleBannedWords.Source}; {Title}",
                    Clause = banned.Clause,
                }
                : pack.TitleBannedWords,
            Signatories = Signatories is { Words.Count: > 0 } signing
                ? new(signing.Words, Title, Clause: signing.Clause)
                : pack.Signatories,
        };
    }
}

/// <summary>A range of a policy with its clause.</summary>
/// <param name="Min">Least.</param>
/// <param name="Max">Most.</param>
/// <param name="Clause">Clause of the policy, such as "§ 3 (2)".</param>
public sealed record PolicyRange<T>(T Min, T Max, string? Clause = null)
    where T : struct;

/// <summary>Words of a policy with their clause.</summary>
/// <param name="Words">The words.</param>
/// <param name="Clause">Clause of the policy.</param>
public sealed record PolicyWords(IReadOnlyList<string> Words, string? Clause = null);
