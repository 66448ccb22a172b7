using Testamur.Web.Modules.Catalogue.Collections;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>Every refusal of this module.</summary>
internal static class CatalogueProblems
{
    public static Problem NotFound() =>
        new(
            "catalogue.notFound",
            ProblemKind.NotFound,
            "There is no micro-credential at this address. Search the catalogue for its title."
        );

    public static Problem InvalidSearch(IReadOnlyDictionary<string, string[]> fields) =>
        new(
            "catalogue.invalidSearch",
            ProblemKind.Invalid,
            "Some search parameters cannot be used. Change or remove them.",
            fields
        );

    public static Problem WrongChoice(int fewest, int most) =>
        new("catalogue.wrongChoice", ProblemKind.Invalid, $"Choose {fewest} to {most} offers of the catalogue.")
        {
            Arguments = [fewest, most],
        };

    public static Problem CollectionNotFound() =>
        new("catalogue.collectionNotFound", ProblemKind.NotFound, "There is no such collection, or it is somebody else's.");

    public static Problem CollectionFields(IReadOnlyDictionary<string, string[]> fields) =>
        new(
            "catalogue.collectionFields",
            ProblemKind.Invalid,
            "The collection cannot be kept like this. Change what is named.",
            fields
        )
        {
            Arguments = [Collection.LongestName, Collection.LongestNote, Collection.MostOffers],
        };

    public static Problem TooManyCollections(int most) =>
        new("catalogue.tooManyCollections", ProblemKind.Conflict, $"There are {most} collections already. Delete one first.")
        {
            Arguments = [most],
        };

    public static Problem UnreadableDataset(string why) =>
        new("catalogue.unreadableDataset", ProblemKind.Invalid, $"The dataset cannot be taken over: {why} Nothing was changed.")
        {
            Arguments = [why],
        };

    public static Problem UnreadableFile(string why) =>
        new(
            "catalogue.unreadableFile",
            ProblemKind.Invalid,
            $"The file of external offers cannot be read: {why} Nothing was changed."
        )
        {
            Arguments = [why],
        };
}
