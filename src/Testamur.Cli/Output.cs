using System.Text.Encodings.Web;
using System.Text.Json;

namespace Testamur.Cli;

/// <summary>How JSON is printed.</summary>
internal static class Output
{
    /// <summary>For people: indented, and letters as they are.</summary>
    public static JsonSerializerOptions Readable { get; } =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Text that is UTF-8 already, as it is.</summary>
    public static void Bytes(ReadOnlySpan<byte> utf8)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(utf8);
    }
}
