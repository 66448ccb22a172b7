namespace Testamur.Web.Modules.Observatory.Indicators.Baselines;

/// <summary>A baseline with what it says.</summary>
public sealed record FrozenFigures(Baseline Baseline, IReadOnlyList<BaselineFigure> Figures)
{
    /// <summary>Its figure; null when it had none, no data, or kept it back.</summary>
    public BaselineFigure? Find(string indicator, string part) =>
        Figures.FirstOrDefault(one => one.Indicator == indicator && one.Part == part && one.Value is not null);
}
