using System.Text;

namespace Testamur.Rdf.Syntax;

/// <summary>A document breaks the grammar of its format. Tells where, counting lines and characters from 1.</summary>
public sealed class RdfSyntaxException : FormatException
{
    /// <summary>States what is wrong and where.</summary>
    /// <param name="reason">What is wrong, as a sentence without the place.</param>
    /// <param name="line">The line, from 1; lines end with LF, CR or CR LF.</param>
    /// <param name="column">The character in the line, from 1, counting Unicode code points.</param>
    public RdfSyntaxException(string reason, int line, int column)
        : base($"Line {line}, column {column}: {reason}")
    {
        Reason = reason;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>The character in the line, from 1.</summary>
    public int Column { get; }

    // The place is only counted when there is an error: readers keep nothing but an offset.
    internal static RdfSyntaxException At(ReadOnlySpan<byte> document, int offset, string reason)
    {
        var before = document[..Math.Min(offset, document.Length)];
        var line = 1;
        var start = 0;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] != '\n' && (before[i] != '\r' || (i + 1 < document.Length && document[i + 1] == '\n')))
                continue;
            line++;
            start = i + 1;
        }
        var column = 1;
        foreach (var b in before[start..])
            column += (b & 0xC0) == 0x80 ? 0 : 1;
        return new RdfSyntaxException(reason, line, column);
    }

    internal static void ThrowUnlessUtf8(ReadOnlySpan<byte> document)
    {
        if (TermRules.IsUtf8(document))
            return;
        var offset = 0;
        while (Rune.DecodeFromUtf8(document[offset..], out _, out var used) == System.Buffers.OperationStatus.Done)
            offset += used;
        throw At(document, offset, "The bytes are no UTF-8.");
    }
}
