using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>One alliance of a wave, spelled as the list that named it spells it.</summary>
internal sealed class WaveUnit
{
    public const int LongestName = 120;

    public required WaveId Wave { get; init; }

    /// <summary>The same in every wave, whatever the spelling.</summary>
    public required string Unit { get; init; }

    public required string Printed { get; set; }
}

/// <summary>A spelling under which a unit is known, so that waves can be compared.</summary>
internal sealed class UnitAlias
{
    /// <summary>Letters and digits only, in capitals.</summary>
    public required string Spelling { get; init; }

    public required string Unit { get; init; }
}

/// <summary>One coder's work on one unit.</summary>
internal sealed class Assignment
{
    public required WaveId Wave { get; init; }

    public required string Unit { get; init; }

    public required PersonId Coder { get; init; }

    /// <summary>When the coder was done; from then on nothing of it changes.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    public int Revision { get; private set; }

    /// <summary>Each save counts, so that a save and the end of the work at once cannot both succeed.</summary>
    public void Touch() => Revision++;

    public void Finish(DateTimeOffset now)
    {
        DoneAt = now;
        Touch();
    }
}

/// <summary>A coder found a code at a unit. What has no row was not found.</summary>
internal sealed class Mark
{
    public const int LongestNote = 1000;

    public required WaveId Wave { get; init; }

    public required string Unit { get; init; }

    public required PersonId Coder { get; init; }

    public required string Code { get; init; }

    public string? Note { get; set; }
}

/// <summary>Where a coder found a code: an address with the day it was looked at, and the copy that the coder kept of it.</summary>
internal sealed class MarkEvidence
{
    public const int LongestAddress = 1000;
    public const int LongestPage = 60;

    public required Guid Id { get; init; }

    public required WaveId Wave { get; init; }

    public required string Unit { get; init; }

    public required PersonId Coder { get; init; }

    public required string Code { get; init; }

    public required string Address { get; init; }

    public required DateOnly RetrievedOn { get; init; }

    /// <summary>The page or section of a long document.</summary>
    public string? Page { get; init; }

    /// <summary>Whether this platform's own data showed it and the coder confirmed it.</summary>
    public required bool Proposed { get; init; }

    public string? FileName { get; init; }

    /// <summary>What its first bytes say, never what the sender said.</summary>
    public string? MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public int? Length { get; init; }

    /// <summary>SHA-256 of the copy in hexadecimal.</summary>
    public string? Hash { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>The bytes of a copy, so that lists need not load them.</summary>
internal sealed class EvidenceCopy
{
    /// <summary>The id of the evidence it belongs to.</summary>
    public required Guid Id { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>What holds where coders differed, and why.</summary>
internal sealed class Decision
{
    public required WaveId Wave { get; init; }

    public required string Unit { get; init; }

    public required string Code { get; init; }

    public required bool Present { get; set; }

    public required string Reason { get; set; }

    public required PersonId By { get; set; }

    public required DateTimeOffset At { get; set; }
}
