using System.Globalization;

namespace Testamur.Web.Modules.Design;

/// <summary>The last row of a page, as the address of the next one carries it.</summary>
internal static class Cursor
{
    public static string Write(DateTimeOffset at, Guid id) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks:x}-{id:n}");

    /// <returns>Null for none, and for one that nobody wrote: the list then starts at its beginning.</returns>
    public static (DateTimeOffset At, Guid Id)? Read(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at)
        && at >= 0
        && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParseExact(id, "n", out var parsed)
            ? (new DateTimeOffset(at, TimeSpan.Zero), parsed)
            : null;
}
