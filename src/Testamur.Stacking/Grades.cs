namespace Testamur.Stacking;

/// <summary>Scales of grades that a floor can be set in.</summary>
internal static class Grades
{
    // Passing grades, then the two that fail.
    private static readonly string[] Ects = ["A", "B", "C", "D", "E", "FX", "F"];

    public static bool Knows(string scheme) => scheme == "ects";

    /// <summary>0 for the best; null when the scale or the grade is not known.</summary>
    public static int? Rank(string scheme, string? grade)
    {
        var rank = Knows(scheme) ? Array.IndexOf(Ects, grade) : -1;
        return rank < 0 ? null : rank;
    }
}
