using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>The only way from a person to what they said about their groups: a random key. Deleting it cuts the way.</summary>
internal sealed class GroupKey
{
    public required PersonId Person { get; init; }

    public required Guid Key { get; init; }
}

/// <summary>A group with fewer opportunities, as somebody counts themselves.</summary>
public enum OpportunityGroup
{
    /// <summary>A disability or a long illness.</summary>
    Health,

    /// <summary>Little money.</summary>
    Economic,

    /// <summary>Came from another country, or parents did.</summary>
    Migration,

    /// <summary>The first of the family at university.</summary>
    FirstGeneration,

    /// <summary>Lives far from places of learning.</summary>
    Remote,

    /// <summary>Cares for children or others.</summary>
    Caring,
}

/// <summary>
/// What somebody said about themselves so that equity can be counted: of their own will, for that purpose only, apart from every record, and until they
/// take it back.
/// </summary>
internal sealed class GroupData
{
    public required Guid Key { get; init; }

    /// <summary>Null when they did not say; empty for none of them.</summary>
    public IReadOnlyList<OpportunityGroup>? Groups { get; private set; }

    /// <summary>Whether they count themselves to any; null when they did not say. Kept beside the list so that it can be counted.</summary>
    public bool? InGroup { get; private set; }

    /// <summary>EQF level of the highest qualification, 1–8; null when they did not say.</summary>
    public int? HighestEqf { get; private set; }

    /// <summary>What they agreed to, word by word.</summary>
    public string Consent { get; private set; } = "";

    public int Version { get; private set; }

    public void Say(IReadOnlyList<OpportunityGroup>? groups, int? highestEqf, string consent)
    {
        (Groups, HighestEqf, Consent) = (groups, highestEqf, consent);
        InGroup = groups is null ? null : groups.Count > 0;
        Version++;
    }
}
