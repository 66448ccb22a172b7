using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

internal static partial class PortabilityRules
{
    private const Principle Here = Principle.Portability;
    private static readonly string[] KnownFormats = ["elm", "ob3", "clr", "dc+sd-jwt", "vc+jwt"];

    public static Rule[] All { get; } =
    [
        new("P01", Here, Severity.Error, "Annex II 7", FormatsValid),
        new("P02", Here, Severity.Warning, "Annex II 7; MCE 4.7.1", EuropeanFormat),
        new("P03", Here, Severity.Error, "GDPR", NoPersonalData),
        new("P04", Here, Severity.Error, "Authenticity", StatusMethodSet),
    ];

    private static IEnumerable<Hit> FormatsValid(Design design)
    {
        var formats = design.Spec.Formats;
        for (var i = 0; i < formats.Count; i++)
        {
            var path = JsonPlace.To("formats", i);
            Fix[] fixes = [Fix.Remove("P01", path, formats[i])];
            if (!KnownFormats.Contains(formats[i], StringComparer.Ordinal))
                yield return new(path, "P01.unknown", formats[i]) { Fixes = fixes };
            else if (design.Context.FormatTrials?.FirstOrDefault(trial => trial.Format == formats[i]) is not { } trial)
                yield return Hit.Needs(Fact.FormatTrials);
            else if (!trial.Valid)
                yield return new(path, "P01", formats[i], trial.Detail) { Fixes = fixes };
        }
        if (formats.Count == 0)
            yield return Hit.NotApplicable;
    }

    private static IEnumerable<Hit> EuropeanFormat(Design design)
    {
        var formats = design.Spec.Formats.Count > 0 ? design.Spec.Formats : design.Context.Issuing?.Formats;
        if (formats is null)
            yield return Hit.Needs(Fact.Issuing);
        else if (!formats.Contains("elm", StringComparer.Ordinal))
            yield return new("/formats", "P02") { Fixes = [Fix.Append("P02", "/formats", design.Spec.Formats.Count, "elm")] };
    }

    // A specification is public. Offices have mailboxes and numbers; what looks like a person's goes.
    private static IEnumerable<Hit> NoPersonalData(Design design)
    {
        foreach (var text in SpecificationTexts.Of(design.Spec).SelectMany(Single).Concat(Contacts(design.Spec)))
        foreach (var match in Personal().Matches(text.Value).Take(3))
        {
            var mailbox = match.Value.Contains('@', StringComparison.Ordinal);
            var person = mailbox ? FirstAndLast().IsMatch(match.Value) : !text.Contact;
            if (text.Contact && !person)
                continue;
            var rest = Spaces().Replace(text.Value.Remove(match.Index, match.Length), " ").Trim();
            yield return new(text.Path, person ? "P03" : "P03.mailbox", match.Value)
            {
                Advice = !person,
                Fixes = text.Contact
                    ? [Fix.Remove("P03", text.Path, match.Value)]
                    : [Fix.Set("P03", text.Path, rest, match.Value)],
            };
        }
    }

    private static IEnumerable<(string Path, string Value, bool Contact)> Single((string Path, LangText Value) text) =>
        text.Value.Select(pair => (text.Path + JsonPlace.To(pair.Key), pair.Value, false));

    private static IEnumerable<(string Path, string Value, bool Contact)> Contacts(Specification spec) =>
        spec.Guidance?.Contact is { } contact ? [("/guidance/contact", contact, true)] : [];

    [GeneratedRegex(
        @"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|\+\d[\d ()/-]{7,20}\d",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Personal();

    // jane.doe@… is a person's mailbox, study-guidance@… is likely to be an office's.
    [GeneratedRegex(@"^\p{L}{2,40}\.\p{L}{2,40}@", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex FirstAndLast();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    private static IEnumerable<Hit> StatusMethodSet(Design design)
    {
        var status = design.Spec.Status;
        if (!string.IsNullOrWhiteSpace(status?.Method) || !string.IsNullOrWhiteSpace(design.Context.Issuing?.StatusMethod))
            yield break;
        if (design.Spec.ValidityMonths is not null || status?.Revocable == true)
            yield return new("/status/method", "P04") { Fixes = [.. Methods(status)] };
        else if (status?.Revocable == false)
            yield return Hit.NotApplicable;
        else
            yield return Hit.Needs(Fact.Issuing);
    }

    private static IEnumerable<Fix> Methods(StatusPlan? status)
    {
        const string method = "BitstringStatusList";
        yield return status is null
            ? Fix.Set("P04", "/status", new JsonObject { ["method"] = method }, method)
            : Fix.Set("P04", "/status/method", method, method);
    }
}
