using Testamur.Education.Specifications;
using Testamur.Stacking;

namespace Testamur.Web.Modules.Stacks;

/// <summary>A pathway of the alliance: the rules as a stacking document, and the words people read.</summary>
internal sealed class StoredPathway
{
    public const int LongestId = 100;
    public const int LongestText = 4000;

    /// <summary>The <c>id</c> inside the document; also in addresses.</summary>
    public required string Id { get; init; }

    public required LangText Title { get; set; }

    public required LangText Summary { get; set; }

    /// <summary>The member <c>pathway</c> of a stacking document, as JSON.</summary>
    public required string Document { get; set; }

    public required DateTimeOffset ImportedAt { get; set; }

    /// <summary>It was read once before it was stored, so it reads again.</summary>
    public Pathway Rules() => StackJson.ReadPathway(Document);
}
