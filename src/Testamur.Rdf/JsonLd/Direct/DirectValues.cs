using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;
using Testamur.Rdf.JsonLd.Quads;

namespace Testamur.Rdf.JsonLd.Direct;

/// <summary>Literals straight from the bytes of a document; see <see cref="DirectWriter"/>.</summary>
internal sealed class DirectValues
{
    private const double MaxSafeInteger = 9_007_199_254_740_991;
    private const int MaxLanguage = 64;

    private readonly Run _run;
    private readonly JsonTape _tape;
    private readonly DatasetBuilder _quads;
    private readonly DirectNames _names;
    private readonly LiteralWriter _literals;

    public DirectValues(Run run, JsonTape tape, DatasetBuilder quads, DirectNames names)
    {
        _run = run;
        _tape = tape;
        _quads = quads;
        _names = names;
        _literals = new LiteralWriter(run, quads, (_, _, _, _) => { });
        First = quads.Iri(RdfNames.First);
        Rest = quads.Iri(RdfNames.Rest);
        Nil = quads.Iri(RdfNames.Nil);
    }

    public TermId First { get; }

    public TermId Rest { get; }

    public TermId Nil { get; }

    public static bool IsValueObject(ReadOnlySpan<Member> members)
    {
        foreach (ref readonly var member in members)
        {
            if (member.Term?.Use == TermUse.Value)
                return true;
        }
        return false;
    }

    public bool IsLiteral(TermId id) => _quads.Terms.KindOf(id.Value) == TermKind.Literal;

    /// <summary>The value as the readable algorithms have it.</summary>
    public JsonItem? Subtree(int token)
    {
        ref readonly var found = ref _tape[token];
        if (found.Type == JsonTokenType.String)
            return new JsonText(Encoding.UTF8.GetString(_tape.Text(token)));
        return JsonItemReader.Read(_tape.Raw(token), _run.Options.Limits, _run.Options.Safe);
    }

    public TermId Json(int token)
    {
        var value = Subtree(token);
        return _literals.Literal(new JsonMap { ["@value"] = value, ["@type"] = new JsonText("@json") }, value, default);
    }

    /// <summary>A value object (<see href="https://www.w3.org/TR/json-ld11-api/#expansion-algorithm">§5.1.2</see>, 15).</summary>
    public bool ValueObject(ReadOnlySpan<Member> members, ActiveContext typeScoped, out TermId id)
    {
        id = default;
        int value = -1,
            type = -1,
            language = -1;
        foreach (ref readonly var member in members)
        {
            if (member.Term is not { } term)
                return false; // a context of its own
            ref var place = ref value;
            if (term.Use == TermUse.Type)
                place = ref type;
            else if (term.Use == TermUse.Language)
                place = ref language;
            else if (term.Use != TermUse.Value)
                return false;
            if (place >= 0)
                return false;
            place = member.Value;
        }
        if (type >= 0 && language >= 0)
            return false;
        if (language >= 0)
        {
            return _tape[language].Type == JsonTokenType.String
                && _tape[value].Type == JsonTokenType.String
                && InLanguage(value, _tape.Text(language), out id);
        }
        if (type < 0)
            return Native(value, [], out id) || PlainText(value, [], out id);
        if (
            _tape[type].Type != JsonTokenType.String
            || !_names.TryResource(typeScoped, _tape.Text(type), vocab: true, out var datatype)
        )
            return false;
        if (_quads.Terms.KindOf(datatype.Value) != TermKind.Iri)
            return false;
        // The token of an IRI stands in angle brackets, and moves when terms are added.
        var iri = _quads.Terms.Token(datatype.Value)[1..^1].ToArray();
        return Native(value, iri, out id) || PlainText(value, iri, out id);
    }

    /// <summary>A value that is no object: value expansion (<see href="https://www.w3.org/TR/json-ld11-api/#value-expansion">§5.3</see>).</summary>
    public bool Scalar(CompiledTerm term, int value, ActiveContext active, out TermId id)
    {
        id = default;
        if (_tape[value].Type != JsonTokenType.String)
            return Native(value, term.Datatype, out id);
        switch (term.Text)
        {
            case TextUse.Id or TextUse.Vocab:
                return _names.TryResource(active, _tape.Text(value), term.Text == TextUse.Vocab, out id);
            case TextUse.Datatype:
                return PlainText(value, term.Datatype, out id);
            case TextUse.Json:
                return false;
        }
        var definition = term.Definition;
        if ((definition is { HasDirection: true } ? definition.Direction : active.Direction) is not null)
            return false;
        if (definition is { HasLanguage: true })
            return term.Language.Length == 0 ? PlainText(value, [], out id) : InLanguage(value, term.Language, out id);
        return active.Language is { } language
            ? InLanguage(value, Encoding.UTF8.GetBytes(language), out id)
            : PlainText(value, [], out id);
    }

    /// <summary>A text in a language, whose tag is lowered as <see cref="LiteralWriter"/> does.</summary>
    public bool InLanguage(int value, ReadOnlySpan<byte> language, out TermId id)
    {
        id = default;
        if (language.Length is 0 or > MaxLanguage)
            return false;
        Span<char> tag = stackalloc char[MaxLanguage];
        Span<byte> lower = stackalloc byte[MaxLanguage];
        for (var i = 0; i < language.Length; i++)
        {
            tag[i] = char.ToLowerInvariant((char)language[i]);
            lower[i] = (byte)tag[i];
        }
        if (!Ascii.IsValid(language) || !LanguageTags.IsWellFormed(tag[..language.Length]))
            return false;
        id = _quads.LanguageLiteral(_tape.Text(value), lower[..language.Length]);
        return true;
    }

    private bool PlainText(int value, ReadOnlySpan<byte> datatype, out TermId id)
    {
        id = default;
        if (_tape[value].Type != JsonTokenType.String)
            return false;
        id = datatype.IsEmpty ? _quads.Literal(_tape.Text(value)) : _quads.Literal(_tape.Text(value), datatype);
        return true;
    }

    /// <summary>A number or truth value.</summary>
    private bool Native(int value, ReadOnlySpan<byte> datatype, out TermId id)
    {
        id = default;
        switch (_tape[value].Type)
        {
            case JsonTokenType.True or JsonTokenType.False:
                id = _quads.Literal(_tape.Raw(value), datatype.IsEmpty ? "http://www.w3.org/2001/XMLSchema#boolean"u8 : datatype);
                return true;
            case JsonTokenType.Number:
                return Number(value, datatype, out id);
            default:
                return false;
        }
    }

    private bool Number(int value, ReadOnlySpan<byte> datatype, out TermId id)
    {
        id = default;
        var raw = _tape.Raw(value);
        var toDouble = datatype.SequenceEqual("http://www.w3.org/2001/XMLSchema#double"u8);
        // Whole numbers that fit are their own canonical form.
        if (
            !toDouble
            && raw.Length < 16
            && Utf8Parser.TryParse(raw, out long whole, out var used)
            && used == raw.Length
            && whole != 0
        )
        {
            id = _quads.Literal(raw, datatype.IsEmpty ? "http://www.w3.org/2001/XMLSchema#integer"u8 : datatype);
            return true;
        }
        if (!double.TryParse(raw, System.Globalization.CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return false;
        if (Math.Abs(number) > MaxSafeInteger && raw.IndexOfAny(".eE"u8) < 0)
            return false;
        var isDouble = RdfNumbers.IsDouble(number, null) || toDouble;
        var text = Encoding.UTF8.GetBytes(isDouble ? RdfNumbers.Double(number) : RdfNumbers.Integer(number));
        if (datatype.IsEmpty)
            datatype = isDouble ? "http://www.w3.org/2001/XMLSchema#double"u8 : "http://www.w3.org/2001/XMLSchema#integer"u8;
        id = _quads.Literal(text, datatype);
        return true;
    }
}
