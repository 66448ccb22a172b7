using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Design;

/// <summary>What somebody writes about a move.</summary>
internal static class Notes
{
    public const int Longest = 2000;

    public static Problem? Check(string? note, bool needed) =>
        needed && string.IsNullOrWhiteSpace(note) ? DesignProblems.NoteNeeded()
        : note?.Trim().Length > Longest ? DesignProblems.NoteTooLong()
        : null;
}
