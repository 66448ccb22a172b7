using System.Globalization;
using Testamur.Education.Grades;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Grading;

/// <summary>
/// Who got which grade in one field: of the institution itself, published with its rule for ties, or of a sender outside the alliance, as that one published it.
/// </summary>
internal sealed class GradeGroup : ITenanted
{
    public const int LongestTable = 4000;

    public required InstitutionId Institution { get; init; }

    /// <summary>Identifier of the sender, as its credentials state it; empty for the institution itself.</summary>
    public required string Sender { get; init; }

    /// <summary>ISCED-F 2013, three or four digits.</summary>
    public required string IscedF { get; init; }

    public required int FirstYear { get; set; }

    public required int LastYear { get; set; }

    /// <summary>One line for each passing grade, the best first: the grade, a tab, how many got it.</summary>
    public required string Table { get; set; }

    /// <summary>The institution's own rule for ties; a sender's plays no part.</summary>
    public required TieRule Tie { get; set; }

    public ReferenceGroup Group =>
        new(
            IscedF,
            FirstYear,
            LastYear,
            [
                .. Table
                    .Split('\n')
                    .Select(line => line.Split('\t'))
                    .Select(parts => new GradeCount(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture))),
            ]
        );

    public static string Write(IEnumerable<GradeCount> counts) =>
        string.Join(
            '\n',
            counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Grade}\t{count.Students}"))
        );
}
