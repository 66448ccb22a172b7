using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Stacks;

/// <summary>A stack in the reader's words: pieces for the picture and the list, and the sentences that say how it stands.</summary>
internal sealed class StackWords(IStringLocalizer<StacksText> texts, Show show)
{
    private const int MostPieces = 12;
    private const int MostNamed = 3;

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string TitleOf(StackView stack) => stack.Pathway.Title.In(Language);

    /// <summary>What can be drawn: pieces whose size is known, at most 12.</summary>
    public IReadOnlyList<Piece> Drawn(StackView stack) => [.. Pieces(stack).Where(piece => piece.Ects > 0).Take(MostPieces)];

    public IReadOnlyList<Piece> Pieces(StackView stack) =>
        [.. stack.Requirements.Where(one => one.State != RequirementState.NotNeeded).SelectMany(PiecesOf)];

    /// <summary>Missing parts whose size nobody states: the catalogue does not list them now.</summary>
    public IReadOnlyList<Piece> Unlisted(StackView stack) => [.. Pieces(stack).Where(piece => piece.Ects <= 0)];

    public string Headline(StackView stack)
    {
        if (!stack.Decided)
            return texts["Head.Undecided"];
        if (stack.Satisfied)
            return texts["Head.Done"];
        Requirement[] missing = [.. stack.Requirements.Where(one => one is { State: RequirementState.Missing, IsOneWay: false })];
        if (stack.CountedEcts == 0)
            return texts["Head.Start"];
        // A sum of credits is no single piece, however many rules ask for it.
        if (missing.Any(one => one.Kind == RequirementKind.Credits) && stack.MissingEcts is { } ects and > 0)
            return texts["Head.Ects", show.Ects(ects)];
        return missing.Length switch
        {
            0 => texts["Head.Ways"],
            1 => texts["Head.One"],
            var several => texts["Head.Other", several],
        };
    }

    public string Lead(StackView stack) =>
        !stack.Decided ? texts["Lead.Undecided"]
        : stack.Satisfied ? texts["Lead.Done"]
        : texts["Lead.Have", show.EctsOf(stack.CountedEcts, stack.Pathway.Ects)];

    /// <summary>One sentence of what is missing; null when nothing is or nobody knows.</summary>
    public string? Missing(StackView stack)
    {
        if (!stack.Decided || stack.Satisfied)
            return null;
        string[] names =
        [
            .. stack.Requirements.Where(one => one is { State: RequirementState.Missing, IsOneWay: false }).Select(NameOf),
        ];
        var size = stack.MissingEcts is { } ects and > 0 ? show.Ects(ects) : null;
        return (names.Length, size) switch
        {
            (0, null) => null,
            (0, _) => texts["Missing.Ways", size].Value,
            (<= MostNamed, null) => texts["Missing.Names", string.Join(", ", names)].Value,
            (<= MostNamed, _) => texts["Missing.NamesAndSize", string.Join(", ", names), size].Value,
            (_, null) => texts["Missing.Many", string.Join(", ", names.Take(MostNamed)), names.Length - MostNamed].Value,
            _ => texts["Missing.ManyAndSize", string.Join(", ", names.Take(MostNamed)), names.Length - MostNamed, size].Value,
        };
    }

    /// <summary>What to take next, what it costs and when it starts.</summary>
    public string Step(NextStep step)
    {
        var price = Price(step.Price);
        return step.Run is { } run
            ? texts["Step.Run", step.Course.Provider, price, show.Date(run.StartsOn), show.Date(run.EnrolUntil)]
            : texts["Step.NoRun", step.Course.Provider, price];
    }

    public string Price(decimal? amount) => amount is { } price ? show.Money(price, "EUR") : texts["Price.Unknown"];

    /// <summary>For those who hear the picture.</summary>
    public string Label(StackView stack) => texts["Picture", TitleOf(stack), Headline(stack)];

    public string NameOf(Requirement one) =>
        one.Course is { } course ? course.Title.In(Language)
        : one.Counted is [var held, ..] && one.Kind == RequirementKind.Credential ? held.Title
        : one.Kind switch
        {
            RequirementKind.Credential => texts["Name.Unlisted"],
            RequirementKind.Outcomes => texts["Name.Outcomes"],
            RequirementKind.Credits when one.Theme is { } theme => texts["Name.Credits.Theme", show.Ects(one.Need), theme],
            RequirementKind.Credits => texts["Name.Credits", show.Ects(one.Need)],
            _ when one.Theme is { } theme => texts["Name.Count.Theme", show.Count((long)one.Need), theme],
            _ when one.Need == 1 => texts["Name.Count.One"],
            _ => texts["Name.Count", show.Count((long)one.Need)],
        };

    private IEnumerable<Piece> PiecesOf(Requirement one)
    {
        var field = one.Course?.Field ?? "00";
        foreach (var held in one.Counted)
        {
            var note = texts["Note.Earned", held.IssuerName, show.Date(held.AwardedOn)];
            yield return new(
                one.SpecificationUri ?? $"urn:uuid:{held.Holding}",
                field,
                held.Ects,
                TileState.Earned,
                held.Title,
                note
            );
        }

        if (one.State != RequirementState.Missing)
            yield break;
        // The credential is there and counts for something else: another of the kind would be needed.
        if (one is { Kind: RequirementKind.Credential, Elsewhere: [var away, ..] })
        {
            var why = texts["Note.Elsewhere", away.Certificate.In(Language)];
            yield return new(one.SpecificationUri, field, away.Credential.Ects, TileState.Elsewhere, away.Credential.Title, why);
            yield break;
        }

        var size = one.Kind == RequirementKind.Credits ? one.Need - one.HaveEcts : one.Course?.Ects ?? 0;
        var where =
            one.IsOneWay ? texts["Note.OneWay"].Value
            : one.Course is { } listed ? texts["Note.Listed", listed.Provider].Value
            : null;
        yield return one.Course is { } course
            ? new(
                one.SpecificationUri,
                field,
                size,
                TileState.Missing,
                NameOf(one),
                where,
                $"/catalogue/{course.Entry}",
                texts["Look"]
            )
            : new(one.SpecificationUri, field, size, TileState.Missing, NameOf(one), where);
    }
}
