namespace Testamur.Web.UI;

/// <summary>The strokes of the icon sprite. An icon never stands without a word.</summary>
public enum Glyph
{
    Search,
    Check,
    Cross,
    Ask,
    Warn,
    Info,
    Down,
    Right,
    Arrow,
    Up,
    Get,
    Share,
    Link,
    Tile,
    Stack,
    Me,
    Eye,
    Pause,
    Plus,
    Clock,
    Back,
    Copy,
    Out,
    Bell,
    Globe,
}
