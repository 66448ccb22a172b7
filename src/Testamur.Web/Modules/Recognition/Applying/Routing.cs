using System.Globalization;
using System.Text;
using Testamur.Education.Recognition;
using Testamur.Web.Modules.Recognition.Cases;

namespace Testamur.Web.Modules.Recognition.Applying;

/// <summary>How a case is to be decided, tried in a fixed order. Pure.</summary>
internal static class Routing
{
    /// <param name="fromMember">Whether a member of the alliance issued it, whose quality assurance is on record here.</param>
    public static RecognitionRoute Of(CaseFacts facts, bool hasPrecedent, bool fromMember) =>
        hasPrecedent ? RecognitionRoute.Precedent
        : facts.QualityAssurance.Length > 0 || fromMember ? RecognitionRoute.Individual
        : RecognitionRoute.Validation;

    /// <summary>
    /// Whether a credential that did not come out of the applicant's own wallet is theirs, as far as its words say: nobody is recognised without a
    /// person looking for what names somebody else, or nobody.
    /// </summary>
    public static bool IsOf(string account, string? holder) => holder is not null && Plain(account) == Plain(holder);

    // Letter case, spaces and accents are written in many ways; the letters are the name.
    private static string Plain(string name) =>
        string.Concat(
            name.Normalize(NormalizationForm.FormD)
                .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                .Where(letter => !char.IsWhiteSpace(letter))
                .Select(char.ToUpperInvariant)
        );
}
