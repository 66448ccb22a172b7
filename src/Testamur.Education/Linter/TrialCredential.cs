using System.Text;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.Elm.Shapes;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>Makes a credential of a specification for nobody, to see whether it renders and follows its schema (rule P01).</summary>
public static class TrialCredential
{
    private const string Elm = "elm";

    /// <summary>
    /// One trial for each format the specification declares and that can be tried here: <c>elm</c> against the shapes of its
    /// profile, <c>ob3</c> and <c>vc+jwt</c> by building the badge that both secure. Formats without a trial stay unchecked.
    /// </summary>
    /// <param name="specification">The specification.</param>
    /// <param name="today">The day on which the credential would be issued.</param>
    public static IReadOnlyList<FormatTrial> Run(Specification specification, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return
        [
            .. specification
                .Formats.Where(format => format is Elm or "ob3" or "vc+jwt")
                .Distinct(StringComparer.Ordinal)
                .Select(format => Try(specification, format, today)),
        ];
    }

    private static FormatTrial Try(Specification specification, string format, DateOnly today)
    {
        try
        {
            var credential = new MicroCredential(specification, Nobody(specification, today));
            if (format != Elm)
            {
                _ = OpenBadgeBuilder.Build(credential);
                return new(format, true, "");
            }
            var text = ElmWriter.Write(credential).ToJsonString();
            var report = ElmValidator.Validate(Encoding.UTF8.GetBytes(text));
            var detail = report.Problem ?? (report.Shapes?.Results is [var first, ..] ? first.Message : null);
            return new(format, report.Conforms == true, detail ?? "");
        }
        catch (ArgumentException refused)
        {
            return new(format, false, refused.Message);
        }
    }

    private static AwardFacts Nobody(Specification specification, DateOnly today)
    {
        var at = new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero);
        var body = specification.AwardingBodies is [var first, ..] ? first : null;
        return new()
        {
            CredentialId = "urn:uuid:00000000-0000-4000-8000-000000000000",
            AchievementId = AchievementIds.Of(specification.Id, specification.Version),
            Issuer = new("did:web:example.org", body?.Name.In(specification.DefaultLanguage) ?? "", body?.Url, body?.Country)
            {
                LegalId = body?.Registration ?? new("0", body?.Country ?? ""),
            },
            Subject = new(Id: "urn:uuid:00000000-0000-4000-8000-000000000001", Name: "Nobody")
            {
                GivenName = "No",
                FamilyName = "Body",
                BirthDate = new(2000, 1, 1),
            },
            ValidFrom = at,
            ValidUntil = specification.ValidityMonths is { } months ? at.AddMonths(months) : null,
            AwardedOn = at,
        };
    }
}
