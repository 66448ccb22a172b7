namespace Testamur.Stacking;

/// <summary>Sets of facts about an assessment, written as one text joined by <c>+</c>.</summary>
internal static class Assurance
{
    public static string[] Facts(string? joined) =>
        joined is null ? [] : joined.Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool Covers(string? held, string asked)
    {
        var facts = Facts(held);
        return Array.TrueForAll(Facts(asked), fact => Array.IndexOf(facts, fact) >= 0);
    }
}
