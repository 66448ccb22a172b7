using System.Text.Json;

namespace Testamur.Education.Packs;

/// <summary>What the types of a pack do not say: ranges that are ranges, shares that are shares, sources that say something.</summary>
internal static class PackChecks
{
    public static void Check(Pack pack)
    {
        foreach (var (name, value) in Values(pack))
        {
            if (string.IsNullOrWhiteSpace(value.Source))
                throw new JsonException($"The value '{name}' names no source.");
            if (Wrong(name, value) is { } wrong)
                throw new JsonException($"The value '{name}' {wrong}.");
        }
    }

    /// <summary>All values of a pack that name a source, by member.</summary>
    public static IEnumerable<(string Name, IPackValue Value)> Values(Pack pack)
    {
        (string Name, IPackValue? Value)[] values =
        [
            ("hoursPerEcts", pack.HoursPerEcts),
            ("ects", pack.Ects),
            ("eqf", pack.Eqf),
            ("titleLength", pack.TitleLength),
            ("titleBannedWords", pack.TitleBannedWords),
            ("outcomes", pack.Outcomes),
            ("outcomeWords", pack.OutcomeWords),
            ("verbLevels", pack.VerbLevels),
            ("outcomeOverlapPercent", pack.OutcomeOverlapPercent),
            ("activityTolerancePercent", pack.ActivityTolerancePercent),
            ("declaredRanges", pack.DeclaredRanges),
            ("sizeRange", pack.SizeRange),
            ("stackedSize", pack.StackedSize),
            ("totalHours", pack.TotalHours),
            ("weeks", pack.Weeks),
            ("weeklyHours", pack.WeeklyHours),
            ("asynchronousPercent", pack.AsynchronousPercent),
            ("awardClasses", pack.AwardClasses),
            ("approval", pack.Approval),
            ("signatories", pack.Signatories),
            ("needMonths", pack.NeedMonths),
            ("reusedPercent", pack.ReusedPercent),
            ("identityRule", pack.IdentityRule),
            ("peerWeightPercent", pack.PeerWeightPercent),
            ("stacking", pack.Stacking),
            ("siblingOverlapPercent", pack.SiblingOverlapPercent),
            ("languages", pack.Languages),
            ("summary", pack.Summary),
            ("recognitionMonths", pack.RecognitionMonths),
            ("recognitionDeadlineDays", pack.RecognitionDeadlineDays),
            ("priorLearningPercent", pack.PriorLearningPercent),
            .. pack.CreditSystems.Select(system => ("creditSystems", (IPackValue?)system)),
            .. pack.NqfMaps.Select(map => ("nqfMaps", (IPackValue?)map)),
        ];
        return from value in values where value.Value is not null select (value.Name, value.Value);
    }

    private static string? Wrong(string name, IPackValue value) =>
        value switch
        {
            HoursBand band when band.Low <= 0 || band.High < band.Low || band.High > 1000 => "is no band of hours",
            HoursBand { Typical: { } typical } band when typical < band.Low || typical > band.High =>
                "has a usual value outside its band",
            SizeLimits size when size.Max < size.Min || size.Below <= size.Min => "is no range of credits",
            IntRange range when range.Min < 0 || range.Max < range.Min => "is no range",
            OutcomeLimits limits
                when limits.Min < 0
                    || limits.Max < limits.Min
                    || limits.AdviseMin < limits.Min
                    || limits.AdviseMax > limits.Max
                    || limits.AdviseMax < limits.AdviseMin => "is no range with a usual range inside",
            SourcedEctsRange range when range.Max < range.Min => "is no range of credits",
            DeclaredRanges ranges when ranges.Ranges.Count == 0 || ranges.Ranges.Any(range => range.Max < range.Min) =>
                "holds no range of credits",
            SourcedInt number when number.Value < 0 => "is negative",
            SourcedInt number when name.EndsWith("Percent", StringComparison.Ordinal) && number.Value > 100 =>
                "is more than 100 percent",
            SourcedInt number when name == "recognitionDeadlineDays" && number.Value is < 1 or > 366 =>
                "is no sensible number of days",
            SourcedCreditSystem system when system.Credits < 1 || system.Ects.Hundredths < 1 || system.Names.Count == 0 =>
                "gives no number of credits for a number of credits",
            SourcedWords words when words.Words.Any(string.IsNullOrWhiteSpace) => "holds an empty word",
            ApprovalRules rules when rules.ValidityMonths is < 1 or > 1200 || rules.ReviewMonths is < 1 or > 1200 =>
                "lasts no sensible number of months",
            PlainLanguage plain when plain.MaxWords < 1 => "allows no word",
            _ => null,
        };
}
