namespace Testamur.Education.Conversion;

/// <summary>Why a format cannot say something, in words that follow its name.</summary>
internal static class LossReasons
{
    public static string Why(string element, AwardFormat to)
    {
        if (to != AwardFormat.Elm && element.Contains('@', StringComparison.Ordinal))
            return "carries one language.";
        if (to == AwardFormat.Elm)
            return element switch
            {
                _ when element.StartsWith("status", StringComparison.Ordinal) => "allows one status entry.",
                _ when element.StartsWith("prerequisite", StringComparison.Ordinal) => "has prerequisites as text only.",
                _ when element.StartsWith("grading value", StringComparison.Ordinal) =>
                    "names a grading scheme and does not list its values.",
                _ when element.StartsWith("mandat", StringComparison.Ordinal) =>
                    "has, for what was converted, evidence of the original alone, which says it.",
                _ => "has no place for it.",
            };
        return element switch
        {
            "issued" => "knows from when it is valid and not when it was issued.",
            _ when element.StartsWith("activity", StringComparison.Ordinal) => "does not tell activities.",
            _ => "has no place for it.",
        };
    }
}
