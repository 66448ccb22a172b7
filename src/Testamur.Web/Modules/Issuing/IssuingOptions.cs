using System.ComponentModel.DataAnnotations;

namespace Testamur.Web.Modules.Issuing;

/// <summary>Section <c>Testamur:Issuing</c>.</summary>
internal sealed class IssuingOptions
{
    /// <summary>How long others may keep a status list or DID document, in seconds. Default: 300, as a revocation must be public within five minutes.</summary>
    [Range(30, 86_400)]
    public int TtlSeconds { get; set; } = 300;

    /// <summary>How many credentials are sealed in one transaction. Default: 200.</summary>
    [Range(1, 500)]
    public int ChunkSize { get; set; } = 200;

    /// <summary>On how many lanes, over all nodes, a batch is sealed at once on PostgreSQL. Default: 4. Changed while batches are under way, workers may lose a race for a row; nothing is sealed twice.</summary>
    [Range(1, 64)]
    public int Lanes { get; set; } = 4;

    /// <summary>The most rows of a list that is handed in. Default: 10,000.</summary>
    [Range(1, 100_000)]
    public int MaxRows { get; set; } = 10_000;

    /// <summary>The most bytes of a list that is handed in. Default: 5 MiB.</summary>
    [Range(1_024, 7 * 1024 * 1024)]
    public int MaxBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>The https address of a time stamp authority (RFC 3161) for seals. Default: none, and seals carry no time stamp.</summary>
    [Url]
    public string? TimeStamps { get; set; }

    /// <summary>From so many credentials on a second person signs a batch off, where an institution says nothing else; 0 for never. Default: 2.</summary>
    [Range(0, 100_000)]
    public int ApprovalFrom { get; set; } = Policy.IssuingPolicy.SmallestApproval;

    /// <summary>For so many minutes an act on several credentials can be taken back, where an institution says nothing else. Default: 10.</summary>
    [Range(0, Policy.IssuingPolicy.LongestUndo)]
    public int UndoMinutes { get; set; } = 10;

    /// <summary>The rhythm in which status lists with changes are published, in seconds; an urgent change goes out at once. Default: 300.</summary>
    [Range(1, 86_400)]
    public int PublishSeconds { get; set; } = 300;

    public TimeSpan PublishRhythm => TimeSpan.FromSeconds(PublishSeconds);

    public TimeSpan Ttl => TimeSpan.FromSeconds(TtlSeconds);
}
