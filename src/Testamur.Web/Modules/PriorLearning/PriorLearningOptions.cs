using System.ComponentModel.DataAnnotations;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>Section <c>Testamur:PriorLearning</c>.</summary>
internal sealed class PriorLearningOptions
{
    /// <summary>An enquiry is answered within so many days. Default 14.</summary>
    [Range(1, 365)]
    public int AnswerDays { get; set; } = 14;

    /// <summary>A portfolio that was handed in, or an appeal, is decided within so many days. Default 60.</summary>
    [Range(1, 365)]
    public int DecisionDays { get; set; } = 60;

    /// <summary>So many days before a promised day whose turn it is, is reminded. Default 3.</summary>
    [Range(0, 60)]
    public int ReminderDays { get; set; } = 3;

    /// <summary>So many assessors form a panel at least. Default 2.</summary>
    [Range(2, 9)]
    public int Assessors { get; set; } = 2;

    /// <summary>The most bytes of a file of evidence. Default: 5 MiB.</summary>
    [Range(64 * 1024, 7 * 1024 * 1024)]
    public int FileBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>The most items of evidence in one portfolio. Default: 60.</summary>
    [Range(1, 1000)]
    public int Items { get; set; } = 60;

    /// <summary>The most messages of one person in one case. Default: 200.</summary>
    [Range(1, 10_000)]
    public int Messages { get; set; } = 200;

    /// <summary>A referee's link works for so many days. Default: 60.</summary>
    [Range(1, 365)]
    public int ConfirmDays { get; set; } = 60;
}
