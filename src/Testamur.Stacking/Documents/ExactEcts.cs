using System.Globalization;

namespace Testamur.Stacking;

/// <summary>An exact number of ECTS credits, which a discount can make a fraction of a hundredth.</summary>
public readonly record struct ExactEcts : IComparable<ExactEcts>
{
    private readonly long parts;

    /// <summary>Makes a number of credits in lowest terms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is not positive.</exception>
    public ExactEcts(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        var common = Math.Max(1, Numbers.Gcd(numerator, denominator));
        Numerator = numerator / common;
        parts = denominator / common;
    }

    /// <summary>In lowest terms.</summary>
    public long Numerator { get; }

    /// <summary>In lowest terms; 1 or more.</summary>
    public long Denominator => parts == 0 ? 1 : parts;

    /// <summary>From a number with at most two decimals.</summary>
    public static ExactEcts Of(decimal ects) => new(Numbers.Hundredths(ects), 100);

    /// <summary>The number when it has at most two decimals; otherwise null.</summary>
    public decimal? TwoDecimals => 100 % Denominator == 0 ? Numerator * (100 / Denominator) / 100m : null;

    /// <summary>The nearest number with two decimals, for people to read; never for a decision.</summary>
    public decimal Rounded => Math.Round((decimal)Numerator / Denominator, 2);

    /// <inheritdoc/>
    public int CompareTo(ExactEcts other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <summary>Less.</summary>
    public static bool operator <(ExactEcts left, ExactEcts right) => left.CompareTo(right) < 0;

    /// <summary>More.</summary>
    public static bool operator >(ExactEcts left, ExactEcts right) => left.CompareTo(right) > 0;

    /// <summary>Less or equal.</summary>
    public static bool operator <=(ExactEcts left, ExactEcts right) => left.CompareTo(right) <= 0;

    /// <summary>More or equal.</summary>
    public static bool operator >=(ExactEcts left, ExactEcts right) => left.CompareTo(right) >= 0;

    /// <summary>As documents write it: <c>2.5</c>, or <c>2/3</c> where two decimals are not enough.</summary>
    public override string ToString() =>
        TwoDecimals is { } number
            ? number.ToString("0.##", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
