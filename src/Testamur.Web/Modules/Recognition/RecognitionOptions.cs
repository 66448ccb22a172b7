using System.ComponentModel.DataAnnotations;

namespace Testamur.Web.Modules.Recognition;

/// <summary>Section <c>Testamur:Recognition</c>.</summary>
internal sealed class RecognitionOptions
{
    private static readonly int[] DefaultReminderDays = [14, 3];

    /// <summary>So many days after a case is complete its answer is promised, never later than the pack of the institution allows. Default: 28.</summary>
    [Range(1, 120)]
    public int PromiseDays { get; set; } = 28;

    /// <summary>So many days before the promised day officers are reminded, once each. Default: 14 and 3.</summary>
    [MaxLength(12)]
    public int[]? ReminderDays { get; set; }

    /// <summary>So many days after a decision an appeal can be made. Default: 30.</summary>
    [Range(7, 365)]
    public int AppealDays { get; set; } = 30;

    /// <summary>So many months a decision is a precedent for the next one. Default: 36.</summary>
    [Range(1, 120)]
    public int PrecedentMonths { get; set; } = 36;

    /// <summary>So many cases one person may have open, over all institutions. Default: 30.</summary>
    [Range(1, 1000)]
    public int MostOpen { get; set; } = 30;

    public IReadOnlyList<int> Stages => ReminderDays ?? DefaultReminderDays;
}
