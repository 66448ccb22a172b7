using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>The additional notes of a specification, told apart by what they are about; all others are further information.</summary>
internal sealed class ElmNotes
{
    private readonly LangText _stackability = LangText.Empty;
    private readonly StackingKind? _kind;
    private readonly string[] _pathways = [];

    public ElmNotes(DocumentNode node, string language)
    {
        var quality = new List<(string?, QualityAssurance)>();
        var other = new List<LangText>();
        foreach (var note in node.Nodes("additionalNote").DistinctBy(one => one.Value))
        {
            var about = note.Node("subject")?.Id;
            var text = ElmReading.Note(note, language);
            if (about == $"{ElmIds.Notes}:quality-assurance")
            {
                var own = ElmIds.Key(note.Id, "own-quality-assurance");
                quality.Add(
                    (own ?? ElmIds.Key(note.Id, "quality-assurance"), new(own is null ? QaKind.External : QaKind.Internal, text))
                );
            }
            else if (about?.StartsWith($"{ElmIds.Notes}:stackability", StringComparison.Ordinal) == true)
            {
                _kind = ElmIds.Is(note.Id, "stackable") ? StackingKind.Stackable : StackingKind.Standalone;
                _stackability = about == $"{ElmIds.Notes}:stackability" ? text : LangText.Empty;
            }
            else if (about == $"{ElmIds.Notes}:{ElmRecognised.About}")
                continue; // it repeats what the recognised parts say
            else if (about == $"{ElmIds.Notes}:pathways")
                _pathways = text.In(language)?.Split('\n') ?? [];
            else
                other.Add(text);
        }
        QualityAssurance = quality;
        FurtherInformation = other.Count switch
        {
            0 => LangText.Empty,
            1 => other[0],
            _ => new(
                other
                    .SelectMany(text => text)
                    .GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(same => KeyValuePair.Create(same.Key, string.Join("\n\n", same.Select(pair => pair.Value))))
            ),
        };
    }

    public IReadOnlyList<(string? Number, QualityAssurance Value)> QualityAssurance { get; }

    public LangText FurtherInformation { get; }

    /// <summary>Null when nothing is said: that it is no part of another qualification does not say that it cannot become one.</summary>
    public Stackability? Stackability(DocumentNode node, string language)
    {
        var part = node.Flag("isPartialQualification");
        string[] pathways = [.. node.Nodes("isPartOf").Select(pathway => Pathway(pathway, language)), .. _pathways];
        return _kind is { } kind ? new(kind, pathways, _stackability)
            : part == true || pathways.Length > 0 ? new(StackingKind.Stackable, pathways, _stackability)
            : null;
    }

    private static string Pathway(DocumentNode pathway, string language)
    {
        var own = ElmIds.Key(pathway.Id, "pathway");
        // Our writer knows no title of a pathway and repeats its identifier.
        if (own is not null || pathway.Words("title", language).In(language) == pathway.Id)
            pathway.Skip("title");
        return own ?? pathway.Id ?? "";
    }
}
