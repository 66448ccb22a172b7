namespace Testamur.Web.UI;

/// <summary>The colour of a label or notice; it always comes with a word.</summary>
public enum Tone
{
    Plain,
    Note,
    Ok,
    Wait,
    Bad,
}

internal static class ToneClass
{
    /// <summary>The class of testamur.css, none for plain.</summary>
    public static string? Css(this Tone tone) => tone == Tone.Plain ? null : tone.ToString().ToLowerInvariant();

    public static Glyph Sign(this Tone tone) =>
        tone switch
        {
            Tone.Ok => Glyph.Check,
            Tone.Wait => Glyph.Warn,
            Tone.Bad => Glyph.Cross,
            _ => Glyph.Info,
        };
}
