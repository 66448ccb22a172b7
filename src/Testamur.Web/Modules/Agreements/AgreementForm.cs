using System.Globalization;
using Testamur.Education.Grades;
using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Forms;

namespace Testamur.Web.Modules.Agreements;

/// <summary>Reads the plain forms of the editor. What the form does not show stays as it is.</summary>
internal sealed class AgreementForm(FormInput input)
{
    /// <summary>Languages that the form asks for; others come with an imported file and stay.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "de"];

    private string? _wrong;

    /// <summary>Everything but clauses and equivalences.</summary>
    /// <param name="members">Whom the form offered as parties.</param>
    public Result<Agreement> Terms(Agreement before, IReadOnlyList<InstitutionView> members)
    {
        var parties = members.Where(member => input.All("parties").Contains(member.Did)).ToList();
        var content = before with
        {
            Title = Said("title", before.Title),
            Text = Said("text", before.Text),
            DataProtection = Said("data", before.DataProtection),
            Parties = [.. parties.Select(member => new AgreementParty(member.Did, member.Name))],
            Signatories = [.. parties.SelectMany(member => Signatories(member))],
            Quality = new()
            {
                AssuredBy = [.. Enum.GetValues<QaKind>().Where(kind => input.All("assuredBy").Contains(kind.ToString()))],
                MostYearsOld = Whole("years"),
            },
            Grades = new(
                Enum.TryParse<GradeRule>(input["rule"], out var rule) ? rule : GradeRule.None,
                Enum.TryParse<TieRule>(input["tie"], out var tie) ? tie : null
            ),
            Caps = new()
            {
                PerLearner = Credits("perLearner"),
                PerTarget = Credits("perTarget"),
                ShareOfTarget = Part("share"),
            },
            From = Day("from"),
            Until = Day("until"),
            ReviewOn = Day("reviewOn"),
            ExitNoticeDays = Whole("notice") ?? 0,
        };
        return Checked(content);
    }

    /// <summary>A clause from the fields of its form.</summary>
    /// <param name="prefix">Before the name of each field.</param>
    public Result<AgreementClause> Clause(string prefix, AgreementClause? before)
    {
        var clause = (before ?? new() { Id = "" }) with
        {
            Id = input[prefix + "id"]?.Trim() ?? "",
            Title = Said(prefix + "title", before?.Title ?? LangText.Empty),
            Receivers = input.All(prefix + "receivers"),
            Issuers = [.. input.All(prefix + "issuers"), .. Lines(prefix + "others")],
            Purposes =
            [
                .. Enum.GetValues<AgreementPurpose>().Where(one => input.All(prefix + "purposes").Contains(one.ToString())),
            ],
            List = [.. Lines(prefix + "list").Select(line => Listed(prefix + "list", line))],
            Types = Words(prefix + "types"),
            EqfFrom = Whole(prefix + "eqfFrom"),
            EqfTo = Whole(prefix + "eqfTo"),
            Fields = Words(prefix + "fields"),
            EctsFrom = Credits(prefix + "ectsFrom"),
            EctsTo = Credits(prefix + "ectsTo"),
        };
        if (clause.Id.Length == 0)
            _wrong ??= prefix + "id";
        return Checked(clause);
    }

    /// <summary>An equivalence from the fields of its form.</summary>
    public Result<Equivalence> Equivalence()
    {
        var theirs = Listed("e-theirs", input["e-theirs"]?.Trim() ?? "");
        var target = input["e-target"]?.Trim() ?? "";
        if (theirs.Specification.Length == 0 || target.Length == 0)
            _wrong ??= theirs.Specification.Length == 0 ? "e-theirs" : "e-target";
        return Checked(
            new Equivalence(theirs.Specification, input["e-receiver"] ?? "", target, theirs.Version, Credits("e-ects"))
        );
    }

    private Result<T> Checked<T>(T read) => _wrong is { } field ? AgreementsProblems.FormFields().About(field) : read;

    private LangText Said(string name, LangText before) =>
        Languages.Aggregate(
            before,
            (said, language) =>
                input[$"{name}-{language}"]?.Trim() switch
                {
                    null => said,
                    "" => new LangText(said.Where(one => !one.Key.Equals(language, StringComparison.OrdinalIgnoreCase))),
                    var text => said.With(language, text.ReplaceLineEndings("\n")),
                }
        );

    // A line is "Name, function".
    private IEnumerable<Signatory> Signatories(InstitutionView member)
    {
        foreach (var line in Lines($"signatories-{member.Slug}"))
        {
            if (line.Split(',', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, { Length: > 0 } function])
                yield return new(member.Did, name, function);
            else
                _wrong ??= $"signatories-{member.Slug}";
        }
    }

    // A line is an address, then perhaps a space and the version.
    private ListedSpecification Listed(string field, string line)
    {
        switch (line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case []:
                return new("");
            case [var uri]:
                return new(uri);
            case [var uri, var number]
                when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0:
                return new(uri, version);
            default:
                _wrong ??= field;
                return new("");
        }
    }

    private string[] Lines(string name) =>
        (input[name] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string[] Words(string name) =>
        (input[name] ?? "").Split([',', ' ', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private int? Whole(string name) => Read<int>(name, text => text.Length < 6 ? input.Number(name) : null);

    // People write a comma or a point.
    private Ects? Credits(string name) =>
        Read<Ects>(name, text => Ects.TryParse(text.Replace(',', '.'), out var ects) ? ects : null);

    private DateOnly? Day(string name) => Read(name, _ => input.Day(name));

    private Share? Part(string name) =>
        Read<Share>(name, text => Share.TryParse(text.Replace(" ", ""), out var share) ? share : null);

    private T? Read<T>(string name, Func<string, T?> parse)
        where T : struct
    {
        if (input[name]?.Trim() is not { Length: > 0 } text)
            return null;
        var read = parse(text);
        if (read is null)
            _wrong ??= name;
        return read;
    }
}
