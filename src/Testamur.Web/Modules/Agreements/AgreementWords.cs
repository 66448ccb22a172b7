using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Agreements;

/// <summary>Says the machine part of an agreement in the reader's words.</summary>
internal sealed class AgreementWords(IStringLocalizer<AgreementsText> text, Show show, ICatalogue catalogue)
{
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Names of parties and titles of specifications, where the alliance knows them, by their addresses.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(Agreement agreement, CancellationToken cancel)
    {
        var names = agreement.Parties.DistinctBy(party => party.Id).ToDictionary(party => party.Id, party => party.Name);
        string[] specifications =
        [
            .. agreement.Clauses.SelectMany(clause => clause.List).Select(one => one.Specification),
            .. agreement.Equivalences.SelectMany(one => new[] { one.Specification, one.Target }),
        ];
        foreach (var entry in await catalogue.ListAsync(specifications, specifications.Length, cancel))
            names.TryAdd(entry.Content.Id, entry.Content.Title.In(Language, entry.Content.DefaultLanguage));
        return names;
    }

    /// <summary>The conditions of a clause with their names, in the order in which they are asked.</summary>
    public IEnumerable<(string Name, string Value)> Conditions(AgreementClause clause, IReadOnlyDictionary<string, string> names)
    {
        yield return (text["Clause.Receivers"], Named(clause.Receivers, names) ?? text["Clause.Receivers.All"]);
        yield return (text["Clause.Issuers"], Named(clause.Issuers, names) ?? text["Clause.Issuers.All"]);
        yield return (
            text["Clause.Purposes"],
            clause.Purposes.Count == 0
                ? text["Clause.Purposes.All"]
                : Joined(clause.Purposes.Select(purpose => text[$"Purpose.{purpose}"].Value))
        );
        if (clause.List.Count > 0)
            yield return (text["Clause.List"], Joined(clause.List.Select(one => Listed(one, names))));
        foreach (var condition in Kinds(clause))
            yield return condition;
    }

    /// <summary>A clause in one line, without who and whom.</summary>
    public string Short(AgreementClause clause) =>
        string.Join(
            " · ",
            (IEnumerable<string>)
                [
                    .. clause.List.Count switch
                    {
                        0 => [],
                        1 => [text["Short.List.One"].Value],
                        var count => new[] { text["Short.List.Other", count].Value },
                    },
                    .. Kinds(clause).Select(condition => condition.Value),
                ]
        );

    public string Equivalence(Equivalence one, IReadOnlyDictionary<string, string> names)
    {
        var theirs = Listed(new(one.Specification, one.Version), names);
        var ours = names.GetValueOrDefault(one.Target, one.Target);
        var receiver = names.GetValueOrDefault(one.Receiver, one.Receiver);
        return one.Ects is { } ects
            ? text["Equivalence.Line.Ects", theirs, ours, receiver, show.Ects(ects.Value)]
            : text["Equivalence.Line", theirs, ours, receiver];
    }

    public string Grades(GradeTerms grades) =>
        grades.Tie is { } tie
            ? text["Grades.Line.Tie", text[$"GradeRule.{grades.Rule}"], text[$"Tie.{tie}"]]
            : text[$"GradeRule.{grades.Rule}"];

    public IEnumerable<string> Caps(CreditCaps caps)
    {
        if (caps.PerLearner is { } learner)
            yield return text["Caps.PerLearner.Line", show.Ects(learner.Value)];
        if (caps.PerTarget is { } target)
            yield return text["Caps.PerTarget.Line", show.Ects(target.Value)];
        if (caps.ShareOfTarget is { } share)
            yield return text["Caps.Share.Line", share];
    }

    public IEnumerable<string> Quality(QualityCriteria quality)
    {
        yield return text["Quality.Verified"];
        foreach (var kind in quality.AssuredBy)
            yield return text[$"Quality.{kind}"];
        if (quality.MostYearsOld is { } years)
            yield return text[years == 1 ? "Quality.Years.One" : "Quality.Years.Other", years];
    }

    /// <param name="holds">Whether its signatures hold, where that matters to the state.</param>
    public string State(AgreementState state, bool holds) => text[holds ? $"State.{state}" : "State.NotHeld"];

    /// <inheritdoc cref="State"/>
    public static Tone ToneOf(AgreementState state, bool holds) =>
        state switch
        {
            _ when !holds => Tone.Bad,
            AgreementState.InForce => Tone.Ok,
            AgreementState.Suspended => Tone.Wait,
            AgreementState.Signed or AgreementState.Negotiated => Tone.Note,
            _ => Tone.Plain,
        };

    private IEnumerable<(string Name, string Value)> Kinds(AgreementClause clause)
    {
        if (clause.Types.Count > 0)
            yield return (text["Clause.Types"], Joined(clause.Types.Select(Type)));
        if (Range(clause.EqfFrom, clause.EqfTo, "Level", level => level.ToString(CultureInfo.CurrentCulture)) is { } levels)
            yield return (text["Clause.Level"], levels);
        if (clause.Fields.Count > 0)
            yield return (
                text["Clause.Fields"],
                Joined(clause.Fields.Select(code => $"{Terms.Label("isced-f", code)} ({code})"))
            );
        if (
            Range(clause.EctsFrom, clause.EctsTo, "Size", ects => ects.Value.ToString("0.##", CultureInfo.CurrentCulture)) is
            { } size
        )
            yield return (text["Clause.Size"], size);
    }

    // A credential may name any type; those that the platform tells apart have words.
    private string Type(string name) => text[$"Type.{name}"] is { ResourceNotFound: false } known ? known.Value : name;

    private string? Range<T>(T? from, T? to, string kind, Func<T, string> said)
        where T : struct =>
        (from, to) switch
        {
            ({ } least, { } most) when least.Equals(most) => text[$"{kind}.Exactly", said(least)].Value,
            ({ } least, { } most) => text[$"{kind}.Between", said(least), said(most)].Value,
            ({ } least, null) => text[$"{kind}.From", said(least)].Value,
            (null, { } most) => text[$"{kind}.To", said(most)].Value,
            _ => null,
        };

    private string Listed(ListedSpecification one, IReadOnlyDictionary<string, string> names)
    {
        var title = names.GetValueOrDefault(one.Specification, one.Specification);
        return one.Version is { } version ? text["Clause.List.Version", title, version] : title;
    }

    private static string? Named(IReadOnlyList<string> ids, IReadOnlyDictionary<string, string> names) =>
        ids.Count == 0 ? null : Joined(ids.Select(id => names.GetValueOrDefault(id, id)));

    private static string Joined(IEnumerable<string> parts) => string.Join("; ", parts);
}
