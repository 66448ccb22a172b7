using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Testamur.Credentials.Verification;
using Testamur.Web.Modules.Verification;

namespace Testamur.Web.Tests.Verification;

public sealed partial class TextsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Every_reason_and_every_check_has_words_with_the_same_places(string language)
    {
        // Without parents: a text missing in German must not be found in English.
        var texts = new ResourceManager(typeof(VerificationText)).GetResourceSet(
            language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language),
            createIfNotExists: true,
            tryParents: false
        )!;
        var reasons = typeof(Reasons)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToList();
        Assert.Equal(reasons.Order(StringComparer.Ordinal), Reasons.EnglishTexts.Keys.Order(StringComparer.Ordinal));
        foreach (var reason in reasons)
        {
            var text = texts.GetString($"Reason.{reason}");
            Assert.False(string.IsNullOrWhiteSpace(text), reason);
            Assert.Equal((reason, Places(Reasons.EnglishTexts[reason])), (reason, Places(text!)));
        }

        foreach (var code in Enum.GetNames<CheckCode>())
        {
            Assert.False(string.IsNullOrWhiteSpace(texts.GetString($"Check.{code}")), code);
            Assert.False(string.IsNullOrWhiteSpace(texts.GetString($"Check.{code}.Passed")), code);
        }
    }

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
