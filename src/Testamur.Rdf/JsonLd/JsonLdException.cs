using System.Text;

namespace Testamur.Rdf.JsonLd;

/// <summary>A JSON-LD document or context that was refused. Callers switch on <see cref="Code"/>, never on the message.</summary>
public sealed class JsonLdException : Exception
{
    /// <summary>A refusal at one place of the document.</summary>
    /// <param name="code">The kind of refusal.</param>
    /// <param name="detail">A short English sentence.</param>
    /// <param name="pointer">Where, as an RFC 6901 JSON pointer; empty for the whole document.</param>
    public JsonLdException(JsonLdErrorCode code, string detail, string pointer = "")
        : base(pointer.Length == 0 ? $"{TextOf(code)}: {detail}" : $"{TextOf(code)}: {detail} (at {pointer})")
    {
        Code = code;
        Detail = detail;
        Pointer = pointer;
    }

    /// <summary>The kind of refusal.</summary>
    public JsonLdErrorCode Code { get; }

    /// <summary>The code as the specification spells it, for example <c>invalid @id value</c>.</summary>
    public string CodeText => TextOf(Code);

    /// <summary>What is wrong, in one short English sentence.</summary>
    public string Detail { get; }

    /// <summary>
    /// The place in the input document (<see href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</see>). Errors inside a context
    /// point at the node whose processing reached that context. Empty for the whole document.
    /// </summary>
    public string Pointer { get; }

    /// <summary>The spelling of the specification.</summary>
    public static string TextOf(JsonLdErrorCode code) =>
        code switch
        {
            JsonLdErrorCode.InvalidIdValue => "invalid @id value",
            JsonLdErrorCode.InvalidImportValue => "invalid @import value",
            JsonLdErrorCode.InvalidIncludedValue => "invalid @included value",
            JsonLdErrorCode.InvalidIndexValue => "invalid @index value",
            JsonLdErrorCode.InvalidNestValue => "invalid @nest value",
            JsonLdErrorCode.InvalidPrefixValue => "invalid @prefix value",
            JsonLdErrorCode.InvalidPropagateValue => "invalid @propagate value",
            JsonLdErrorCode.InvalidProtectedValue => "invalid @protected value",
            JsonLdErrorCode.InvalidReverseValue => "invalid @reverse value",
            JsonLdErrorCode.InvalidVersionValue => "invalid @version value",
            JsonLdErrorCode.InvalidBaseIri => "invalid base IRI",
            JsonLdErrorCode.InvalidIriMapping => "invalid IRI mapping",
            JsonLdErrorCode.InvalidJsonLiteral => "invalid JSON literal",
            JsonLdErrorCode.InvalidLanguageTaggedString => "invalid language-tagged string",
            JsonLdErrorCode.InvalidLanguageTaggedValue => "invalid language-tagged value",
            JsonLdErrorCode.IriConfusedWithPrefix => "IRI confused with prefix",
            JsonLdErrorCode.CyclicIriMapping => "cyclic IRI mapping",
            _ => Words(code.ToString()),
        };

    private static string Words(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append(' ');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
