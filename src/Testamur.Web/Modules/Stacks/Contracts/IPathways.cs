using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Stacks.Contracts;

/// <summary>The larger certificates of the alliance, by the ids that specifications name.</summary>
internal interface IPathways
{
    /// <returns>Their titles by id; an id that is none of ours is missing.</returns>
    Task<IReadOnlyDictionary<string, LangText>> TitlesAsync(IReadOnlyCollection<string> ids, CancellationToken cancel);
}
