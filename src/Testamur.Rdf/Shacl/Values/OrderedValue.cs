using System.Globalization;

namespace Testamur.Rdf.Shacl.Values;

/// <summary>
/// A literal that has a place in an order: a number, a text, a date or a time. Two compare when they are of one sort, as the operators of
/// <see href="https://www.w3.org/TR/sparql11-query/#OperatorMapping">SPARQL 1.1 §17.3</see> do.
/// </summary>
internal readonly struct OrderedValue
{
    private readonly Sort sort;
    private readonly string text;
    private readonly double number;
    private readonly DateTimeOffset time;

    private enum Sort
    {
        Exact,
        Floating,
        Text,
        Local,
        Zoned,
    }

    private OrderedValue(Sort sort, string text, double number = 0, DateTimeOffset time = default)
    {
        this.sort = sort;
        this.text = text;
        this.number = number;
        this.time = time;
    }

    /// <summary>Null when the term has no order, or is not well formed.</summary>
    public static OrderedValue? Read(TermTable terms, int term)
    {
        if (terms.KindOf(term) != TermKind.Literal || terms.Term(term) is not Literal { Language: null } literal)
            return null;
        if (literal.Datatype == Literal.XsdString)
            return new(Sort.Text, literal.Value);
        var type = XsdTypes.Find(literal.Datatype);
        var quoted = terms.Quoted(term, out _);
        if (type == XsdType.Any || !XsdLexical.IsValid(type, quoted[1..^1]))
            return null;
        return type switch
        {
            XsdType.Decimal or (>= XsdType.Integer and <= XsdType.UnsignedByte) => new(
                Sort.Exact,
                literal.Value,
                Double(literal.Value)
            ),
            XsdType.Double => new(Sort.Floating, literal.Value, Double(literal.Value)),
            XsdType.DateTime or XsdType.DateTimeStamp or XsdType.Date => Time(literal.Value),
            _ => null,
        };
    }

    /// <summary>Null when the two cannot be compared.</summary>
    public int? CompareTo(OrderedValue other)
    {
        if (sort == Sort.Exact && other.sort == Sort.Exact)
            return CompareDigits(text, other.text);
        if (sort <= Sort.Floating && other.sort <= Sort.Floating)
            return double.IsNaN(number) || double.IsNaN(other.number) ? null : number.CompareTo(other.number);
        if (sort != other.sort)
            return null;
        return sort == Sort.Text ? string.CompareOrdinal(text, other.text) : time.CompareTo(other.time);
    }

    private static double Double(string text) =>
        text switch
        {
            "INF" or "+INF" => double.PositiveInfinity,
            "-INF" => double.NegativeInfinity,
            _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        };

    private static OrderedValue? Time(string text)
    {
        // Years beyond four digits and the hour 24 are not compared.
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return null;
        var zoned = text.EndsWith('Z') || (text.Length > 16 && text[^3] == ':' && text[^6] is '+' or '-');
        return new(zoned ? Sort.Zoned : Sort.Local, text, time: time);
    }

    /// <summary>Decimal numbers of any length, exactly.</summary>
    private static int CompareDigits(string left, string right)
    {
        var (leftSign, leftWhole, leftPart) = Split(left);
        var (rightSign, rightWhole, rightPart) = Split(right);
        if (leftSign != rightSign)
            return leftSign.CompareTo(rightSign);
        var order = leftWhole.Length.CompareTo(rightWhole.Length);
        if (order == 0)
            order = string.CompareOrdinal(leftWhole, rightWhole);
        if (order == 0)
            order = string.CompareOrdinal(leftPart, rightPart);
        return leftSign * Math.Sign(order);
    }

    private static (int Sign, string Whole, string Part) Split(string text)
    {
        var digits = text.TrimStart('+', '-');
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = (point < 0 ? digits : digits[..point]).TrimStart('0');
        var part = point < 0 ? "" : digits[(point + 1)..].TrimEnd('0');
        var sign =
            whole.Length + part.Length == 0 ? 0
            : text[0] == '-' ? -1
            : 1;
        return (sign, whole, part);
    }
}
