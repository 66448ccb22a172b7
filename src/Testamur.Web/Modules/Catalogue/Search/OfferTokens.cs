using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>The tokens of an offer as they are stored: a line for each of <see cref="OfferParts"/>, in their order, tokens parted by a blank.</summary>
internal static class OfferTokens
{
    public static string Of(
        IEnumerable<LangText> title,
        IEnumerable<LangText> outcomes,
        IEnumerable<LangText> summary,
        IEnumerable<LangText> provider
    ) =>
        string.Join('\n', new[] { title, outcomes, summary, provider }.Select(texts => string.Join(' ', Analysis.Tokens(texts))));
}
