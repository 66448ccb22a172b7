using System.Globalization;

namespace Testamur.Stacking;

/// <summary>An exact share from 0 to 1, such as 2/5.</summary>
public readonly record struct Fraction
{
    /// <summary>The largest denominator.</summary>
    public const int MostParts = 1_000_000;

    private readonly int parts;

    /// <summary>Makes a share.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to 1, or more than <see cref="MostParts"/> parts.</exception>
    public Fraction(int taken, int of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(of, MostParts);
        ArgumentOutOfRangeException.ThrowIfNegative(taken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(taken, of);
        var common = (int)Numbers.Gcd(taken, of);
        Numerator = taken / common;
        parts = of / common;
    }

    /// <summary>Parts taken, in lowest terms.</summary>
    public int Numerator { get; }

    /// <summary>Parts in all, in lowest terms.</summary>
    public int Denominator => parts == 0 ? 1 : parts;

    /// <summary>Reads <c>2/5</c>, <c>0</c> or <c>1</c>.</summary>
    public static bool TryParse(string? text, out Fraction fraction)
    {
        fraction = default;
        var halves = (text ?? "").Split('/');
        if (halves.Length > 2 || !Whole(halves[0], out var taken))
            return false;
        var of = 1;
        if (halves.Length == 2 && !Whole(halves[1], out of) || of is < 1 or > MostParts || taken > of)
            return false;
        fraction = new(taken, of);
        return true;
    }

    private static bool Whole(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <summary>The form of documents: <c>2/5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
