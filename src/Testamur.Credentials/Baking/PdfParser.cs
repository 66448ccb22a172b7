using System.Globalization;
using System.Text;

namespace Testamur.Credentials.Baking;

/// <summary>A name, such as <c>/Type</c>; escapes are resolved, since two spellings are one name.</summary>
internal sealed record PdfName(string Value);

/// <summary>A reference to an object of the file.</summary>
internal sealed record PdfReference(int Number);

/// <summary>A dictionary that is followed by data, which start at a place of the file.</summary>
internal sealed record PdfStream(Dictionary<string, object> Entries, int Start);

/// <summary>
/// Reads values of a PDF, ISO 32000-1, 7.3: dictionaries (without their nulls), lists, names, references, numbers. Texts are skipped,
/// because nothing here depends on one.
/// </summary>
internal sealed class PdfParser(ReadOnlyMemory<byte> file, PdfBudget budget)
{
    private const int MaxDepth = 32;

    // What a value is that matters to nobody here.
    private static readonly object Other = new();
    private static readonly object Null = new();

    public int At { get; set; }

    private ReadOnlySpan<byte> Bytes => file.Span;

    /// <summary>One value; null for the null object and for what is no value.</summary>
    public object? Value()
    {
        var start = At;
        try
        {
            return Value(0) is var value && value != Null ? value : null;
        }
        finally
        {
            budget.Look(At - start + 1);
        }
    }

    /// <summary>The next word, such as <c>obj</c>, without moving on unless it is the one asked for.</summary>
    public bool Skip(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (!Bytes[At..].StartsWith(word) || (At + word.Length < Bytes.Length && IsRegular(Bytes[At + word.Length])))
            return false;
        At += word.Length;
        return true;
    }

    /// <summary>A whole number that is not negative.</summary>
    public int Number() => Value() is double number ? Whole(number) : throw PdfRefusedException.Damaged();

    public static int Whole(object? value) =>
        value is double number and >= 0 and <= int.MaxValue && number == Math.Floor(number)
            ? (int)number
            : throw PdfRefusedException.Damaged();

    private object Value(int depth)
    {
        if (depth > MaxDepth)
            throw PdfRefusedException.TooMuch();
        budget.Value();
        SkipSpace();
        if (At >= Bytes.Length)
            throw PdfRefusedException.Damaged();
        switch (Bytes[At])
        {
            case (byte)'/':
                return new PdfName(Name());
            case (byte)'[':
                return List(depth);
            case (byte)'<' when At + 1 < Bytes.Length && Bytes[At + 1] == '<':
                return Dictionary(depth);
            case (byte)'<':
                return HexText();
            case (byte)'(':
                return Text();
            case >= (byte)'0' and <= (byte)'9':
                return NumberOrReference();
            case (byte)'+' or (byte)'-' or (byte)'.':
                return Real();
            default:
                return Word();
        }
    }

    private List<object> List(int depth)
    {
        At++;
        var list = new List<object>();
        while (!SkipByte(']'))
            list.Add(Value(depth + 1));
        return list;
    }

    private Dictionary<string, object> Dictionary(int depth)
    {
        At += 2;
        var entries = new Dictionary<string, object>(StringComparer.Ordinal);
        while (!SkipByte('>'))
        {
            if (Bytes[At] != '/')
                throw PdfRefusedException.Damaged();
            var name = Name();
            var value = Value(depth + 1);
            // Readers differ in which of two entries of one name they believe.
            if (value != Null && !entries.TryAdd(name, value))
                throw PdfRefusedException.Damaged();
        }

        if (At >= Bytes.Length || Bytes[At++] != '>')
            throw PdfRefusedException.Damaged();
        return entries;
    }

    private string Name()
    {
        var name = new StringBuilder();
        for (At++; At < Bytes.Length && IsRegular(Bytes[At]); At++)
        {
            var value = Bytes[At];
            if (
                value == '#'
                && At + 2 < Bytes.Length
                && byte.TryParse(
                    Bytes.Slice(At + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var escaped
                )
            )
            {
                value = escaped;
                At += 2;
            }

            name.Append((char)value);
        }

        return name.ToString();
    }

    private object NumberOrReference()
    {
        var number = Real();
        var after = At;
        // A reference is two whole numbers and an R.
        SkipSpace();
        var start = At;
        while (At < Bytes.Length && char.IsAsciiDigit((char)Bytes[At]))
            At++;
        if (At > start && At - start <= 5 && Skip("R"u8))
            return new PdfReference(Whole(number));
        At = after;
        return number;
    }

    private double Real()
    {
        var start = At;
        while (At < Bytes.Length && IsRegular(Bytes[At]))
            At++;
        return
            At - start <= 32
            && double.TryParse(Bytes[start..At], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw PdfRefusedException.Damaged();
    }

    private object Text()
    {
        var rest = Bytes[At..];
        var open = 0;
        for (var at = 0; at < rest.Length; at++)
        {
            if (rest[at] == '\\')
                at++;
            else if (rest[at] == '(')
                open++;
            else if (rest[at] == ')' && --open == 0)
            {
                At += at + 1;
                return Other;
            }
        }

        At += rest.Length;
        throw PdfRefusedException.Damaged();
    }

    private object HexText()
    {
        var length = Bytes[At..].IndexOf((byte)'>');
        if (length < 0)
            throw PdfRefusedException.Damaged();
        At += length + 1;
        return Other;
    }

    private object Word()
    {
        if (Skip("null"u8))
            return Null;
        return Skip("true"u8) || Skip("false"u8) ? Other : throw PdfRefusedException.Damaged();
    }

    private bool SkipByte(char wanted)
    {
        SkipSpace();
        if (At >= Bytes.Length)
            throw PdfRefusedException.Damaged();
        if (Bytes[At] != wanted)
            return false;
        At++;
        return true;
    }

    private void SkipSpace()
    {
        var rest = Bytes[At..];
        for (var at = 0; at < rest.Length; at++)
        {
            if (rest[at] == '%' && rest[at..].IndexOfAny("\r\n"u8) is var comment and >= 0)
                at += comment;
            else if (!IsSpace(rest[at]))
            {
                At += rest[at] == '%' ? rest.Length : at;
                return;
            }
        }

        At = Bytes.Length;
    }

    private static bool IsSpace(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte value) => !IsSpace(value) && !"()<>[]{}/%"u8.Contains(value);
}
