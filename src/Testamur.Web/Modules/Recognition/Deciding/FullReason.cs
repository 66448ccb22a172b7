using System.Globalization;
using System.Resources;
using Testamur.Education.Recognition;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>
/// The sentence that stands in the form beforehand, for whoever recognises in full. For anything less it is no reason but the opposite of one: the burden of proof is with
/// who recognises.
/// </summary>
internal static class FullReason
{
    private static readonly ResourceManager Texts = new(typeof(RecognitionText));

    // A form that one officer proposed may be decided by another one who reads another language.
    private static readonly HashSet<string> Said =
    [
        .. UiLanguage
            .All.Select(language => Texts.GetString("Reason.Full", CultureInfo.GetCultureInfo(language.Code)))
            .OfType<string>(),
    ];

    /// <summary>The reason as far as it fits what is decided; empty when it does not.</summary>
    public static string Fitting(RecognitionOutcome outcome, string reason)
    {
        var said = reason.Trim();
        return outcome != RecognitionOutcome.Full && Said.Contains(said) ? "" : said;
    }
}
