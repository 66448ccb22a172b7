using System.ComponentModel.DataAnnotations;

namespace Testamur.Web.Modules.Quality;

/// <summary>Section <c>Testamur:Quality</c>.</summary>
internal sealed class QualityOptions
{
    private static readonly int[] DefaultReminderDays = [180, 90, 30, 7];

    /// <summary>How many months ahead the list of approvals that end looks. Default: 6.</summary>
    [Range(1, 36)]
    public int QueueMonths { get; set; } = 6;

    /// <summary>So many days before an approval ends authors and quality officers are reminded, once each. Default: 180, 90, 30 and 7.</summary>
    [MaxLength(12)]
    public int[]? ReminderDays { get; set; }

    /// <summary>So many days before a condition must be met its authors are reminded, once. Default: 14.</summary>
    [Range(1, 365)]
    public int ConditionReminderDays { get; set; } = 14;

    /// <summary>The most bytes of a file that confirms an answer. Default: 5 MiB.</summary>
    [Range(64 * 1024, 7 * 1024 * 1024)]
    public int EvidenceBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>The most files of one review. Default: 40.</summary>
    [Range(1, 1000)]
    public int EvidenceFiles { get; set; } = 40;

    /// <summary>So many learners must have said something before staff see any of it. Default: 5.</summary>
    [Range(3, 100)]
    public int LeastFeedback { get; set; } = 5;

    public IReadOnlyList<int> Stages => ReminderDays ?? DefaultReminderDays;
}
