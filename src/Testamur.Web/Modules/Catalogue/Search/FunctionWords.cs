using System.Collections.Frozen;

namespace Testamur.Web.Modules.Catalogue.Search;

/// <summary>Words that only join others, folded: who searches for <c>history of art</c> also means <c>art history</c>.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> All = (
        "a an and at by for from in into is of on or the to with "
        + "al como con de del el en la las lo los o para por que un una y "
        + "au aux dans des du et l le les ou pour sur une "
        + "auf aus bei das dem den der die ein eine einer eines fur im mit oder und von vom zu zum zur "
        + "agli alla alle dal dalla degli dei della delle di e gli i il nel nella per su tra uno "
        + "cu din la pe prin sau si un unei unui"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string foldedWord) => All.Contains(foldedWord);
}
