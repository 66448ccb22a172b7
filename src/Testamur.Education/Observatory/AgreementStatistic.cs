namespace Testamur.Education.Observatory;

/// <summary>How well coders agree, as a statistic with its uncertainty, or why there is none.</summary>
/// <param name="Value">1 is full agreement; for kappa and alpha 0 is what chance alone gives, and less is possible. Null when it is not defined.</param>
/// <param name="StandardError">Null where none is computed.</param>
/// <param name="Interval">Confidence interval; null where none is computed.</param>
/// <param name="Units">How many units had at least two values and were counted.</param>
/// <param name="NotDefined">Why there is no value; null when there is one.</param>
public sealed record AgreementStatistic(
    double? Value,
    double? StandardError,
    AgreementInterval? Interval,
    int Units,
    NotDefinedReason? NotDefined
)
{
    internal static AgreementStatistic None(int units, NotDefinedReason reason) => new(null, null, null, units, reason);
}

/// <summary>An interval in which the statistic lies with the stated confidence.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Confidence">For example 0.95.</param>
public sealed record AgreementInterval(double Low, double High, double Confidence);

/// <summary>Why a statistic of agreement has no value.</summary>
public enum NotDefinedReason
{
    /// <summary>No unit has values of two coders.</summary>
    NoPair,

    /// <summary>All values are the same: nothing could have been told apart, so chance cannot be set off.</summary>
    OneCategory,
}
