using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Testamur.Rdf.Json;

/// <summary>
/// From text to canonical text in one reading, for documents whose objects nobody needs: as strict as <see cref="StrictJson"/>, the same bytes as
/// <see cref="JsonCanonicalizer"/>.
/// </summary>
internal ref struct CanonicalReading
{
    // Few enough that sorting in place is quick; objects with more members are rare and sorted as strings.
    private const int FewMembers = 32;

    private readonly ReadOnlySpan<byte> utf8;
    private readonly CanonicalOutput output;
    private Token[] tokens;
    private int count;

    /// <param name="Start">Where it begins in the text.</param>
    /// <param name="Length">Of its text; zero for objects and arrays.</param>
    /// <param name="Next">The token behind it and all that it holds.</param>
    /// <param name="IsPlain">A string without escapes.</param>
    private readonly record struct Token(JsonTokenType Type, int Start, int Length, int Next, bool IsPlain);

    public CanonicalReading(ReadOnlySpan<byte> utf8, CanonicalOutput output)
    {
        this.utf8 = utf8;
        this.output = output;
        tokens = ArrayPool<Token>.Shared.Rent(512);
    }

    /// <summary>Writes the object; gives each of its members, in their order, with the place of its value in the output.</summary>
    /// <returns>False when the text is no object.</returns>
    /// <exception cref="JsonException">It is not well formed, or refused.</exception>
    /// <exception cref="InvalidOperationException">A string holds half a surrogate pair.</exception>
    public bool Run(List<(string Name, Range Value)> members)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = StrictJson.MaxDepth });
        reader.Read();
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        Read(ref reader);
        reader.Read();
        if (isObject)
            WriteObject(0, members);
        else
            Write(0); // what is no object may be refused for another reason, which is said first
        return isObject;
    }

    public readonly void Return() => ArrayPool<Token>.Shared.Return(tokens);

    private void Read(ref Utf8JsonReader reader)
    {
        var at = Add(ref reader);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = Add(ref reader);
                    reader.Read();
                    Read(ref reader);
                    tokens[name] = tokens[name] with { Next = count };
                }
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    Read(ref reader);
                break;
        }
        tokens[at] = tokens[at] with { Next = count };
    }

    private int Add(ref Utf8JsonReader reader)
    {
        if (count == tokens.Length)
        {
            var larger = ArrayPool<Token>.Shared.Rent(2 * count);
            tokens.AsSpan(0, count).CopyTo(larger);
            ArrayPool<Token>.Shared.Return(tokens);
            tokens = larger;
        }
        var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
        var start = (int)reader.TokenStartIndex;
        var length = reader.ValueSpan.Length + (isText ? 2 : 0);
        tokens[count] = new(reader.TokenType, start, length, count + 1, isText && !reader.ValueIsEscaped);
        return count++;
    }

    private readonly void Write(int at)
    {
        switch (tokens[at].Type)
        {
            case JsonTokenType.StartObject:
                WriteObject(at, null);
                break;
            case JsonTokenType.StartArray:
                WriteArray(at);
                break;
            case JsonTokenType.Number:
                WriteNumber(at);
                break;
            case JsonTokenType.String:
                WriteText(at);
                break;
            default:
                output.Write(Text(at)); // true, false, null
                break;
        }
    }

    private readonly void WriteArray(int at)
    {
        output.Write((byte)'[');
        for (var item = at + 1; item < tokens[at].Next; item = tokens[item].Next)
        {
            if (item > at + 1)
                output.Write((byte)',');
            Write(item);
        }
        output.Write((byte)']');
    }

    private readonly void WriteObject(int at, List<(string Name, Range Value)>? found)
    {
        var names = ArrayPool<int>.Shared.Rent(Math.Max(1, (tokens[at].Next - at) / 2));
        var number = 0;
        for (var name = at + 1; name < tokens[at].Next; name = tokens[name].Next)
            names[number++] = name;
        Sort(names.AsSpan(0, number));
        output.Write((byte)'{');
        for (var i = 0; i < number; i++)
        {
            if (i > 0)
                output.Write((byte)',');
            WriteText(names[i]);
            output.Write((byte)':');
            var start = output.Written.Length;
            Write(names[i] + 1);
            found?.Add((String(names[i]), start..output.Written.Length));
        }
        output.Write((byte)'}');
        ArrayPool<int>.Shared.Return(names);
    }

    // RFC 8785 §3.2.3: by UTF-16 code unit. For names in ASCII without escapes their bytes have the same order.
    private readonly void Sort(Span<int> names)
    {
        var simple = names.Length <= FewMembers;
        foreach (var name in names)
            simple = simple && tokens[name].IsPlain && Ascii.IsValid(Text(name));
        if (!simple)
        {
            SortAsStrings(names);
            return;
        }
        for (var i = 1; i < names.Length; i++)
        {
            var one = names[i];
            var place = i;
            for (; place > 0; place--)
            {
                var order = Name(names[place - 1]).SequenceCompareTo(Name(one));
                if (order == 0)
                    throw StrictJson.TwoMembers();
                if (order < 0)
                    break;
                names[place] = names[place - 1];
            }
            names[place] = one;
        }
    }

    private readonly void SortAsStrings(Span<int> names)
    {
        var strings = new string[names.Length];
        for (var i = 0; i < names.Length; i++)
            strings[i] = String(names[i]);
        strings.AsSpan().Sort(names, StringComparer.Ordinal);
        for (var i = 1; i < strings.Length; i++)
        {
            if (strings[i] == strings[i - 1])
                throw StrictJson.TwoMembers();
        }
    }

    private readonly void WriteText(int at)
    {
        // Without escapes in it, a string needs none: what must be escaped could not stand there.
        if (tokens[at].IsPlain)
            output.Write(Text(at));
        else
            output.WriteString(String(at));
    }

    private readonly void WriteNumber(int at)
    {
        var text = Text(at);
        if (StrictJson.WholeOf(text) is { } whole)
            output.WriteWhole(whole);
        else
            output.WriteString(EcmaScriptNumber.Format(StrictJson.NumberOf(text)), quoted: false);
    }

    private readonly ReadOnlySpan<byte> Text(int at) => utf8.Slice(tokens[at].Start, tokens[at].Length);

    private readonly ReadOnlySpan<byte> Name(int at) => utf8.Slice(tokens[at].Start + 1, tokens[at].Length - 2);

    private readonly string String(int at)
    {
        if (tokens[at].IsPlain)
            return Encoding.UTF8.GetString(Name(at));
        var reader = new Utf8JsonReader(Text(at));
        reader.Read();
        return reader.GetString()!; // it is a string
    }
}
