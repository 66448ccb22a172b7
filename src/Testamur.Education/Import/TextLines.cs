using System.Text.RegularExpressions;

namespace Testamur.Education.Import;

/// <summary>Goes through a text line by line and gives what it finds to a draft.</summary>
internal sealed partial class TextLines(DraftBuilder draft, string language)
{
    // Under these headings every line or bullet is an item of its own.
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "learningOutcomes",
        "assessments",
        "prerequisites",
        "links",
    };

    // Under these a paragraph is one text.
    private static readonly HashSet<string> Prose = new(StringComparer.Ordinal)
    {
        "summary",
        "targetGroup",
        "stackability",
        "qualityAssurance",
        "whatNext",
        "grading",
    };

    private const int LongestLine = 2000;

    // No offer is that long; what comes after is kept and not looked at.
    private const int MostLines = 4000;

    private string? section;
    private bool sectionIsUnknown;
    private bool sawHeading;
    private bool sawBullet;
    private bool afterBlank;
    private Pending? pending;

    /// <summary>An item whose next lines may belong to it.</summary>
    private sealed record Pending(string Member, string Text, int Line, bool Bullet, Certainty Certainty);

    public void Read(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Split((char[])['\n', '\r', '\u2028', '\u2029', '\u0085'], MostLines + 1);
        for (var i = 0; i < Math.Min(lines.Length, MostLines); i++)
            Line(lines[i], i + 1);
        Finish();
        if (lines.Length <= MostLines || string.IsNullOrWhiteSpace(lines[MostLines]))
            return;
        var rest = new ImportPlace(MostLines + 1);
        draft.Leave(lines[MostLines].Trim(), rest);
        draft.Report(ImportIssue.RestNotRead, ImportSeverity.Warning, rest);
    }

    private void Line(string line, int number)
    {
        var text = line.Trim();
        if (text.Length == 0)
        {
            afterBlank = true;
            if (pending is { Member: not "summary" })
                Finish();
            return;
        }

        if (text.Length > LongestLine)
            Long(text, number);
        else if (!TryHeading(text, number))
            Body(text, number);
        afterBlank = false;
    }

    // Nobody writes values in lines like that; where a text is expected it is one.
    private void Long(string text, int number)
    {
        if (section is not null && Prose.Contains(section))
            Body(text, number);
        else
            draft.Leave(text, new(number));
    }

    private bool TryHeading(string text, int number)
    {
        var bare = Decoration().Replace(text, "").Trim(' ', '*', '_', '#');
        var marked =
            text.StartsWith('#')
            || (text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal));
        var isBullet = Bullet().IsMatch(text);
        // A heading may be numbered; then it looks like an item.
        if (
            (!isBullet || Decoration().IsMatch(text))
            && ImportWords.TryMember(bare.TrimEnd(':', ' ', '*', '?', '.'), out var member, out _)
        )
        {
            Open(member);
            return true;
        }

        // A label may be a bullet, too: "- ECTS: 5".
        var labelled = Decoration().Replace(Bullet().Replace(text, ""), "");
        if (Label().Match(labelled) is { Success: true } match && IsLabel(match, isBullet, out member))
        {
            Finish();
            sawHeading = true;
            (section, sectionIsUnknown, sawBullet) = (
                Lists.Contains(member) || Prose.Contains(member) ? member : null,
                false,
                false
            );
            Add(member, match.Groups["value"].Value.Trim(' ', '*', '_'), number, bullet: false, Certainty.Sure);
            return true;
        }

        if (text.EndsWith(':') && ImportWords.IsLeadIn(text))
        {
            Open("learningOutcomes");
            return true;
        }

        if (isBullet || !(marked || (text.EndsWith(':') && text.Length <= 80)))
            return false;
        if (marked && !draft.Has("title") && bare.Length > 0)
        {
            Finish();
            draft.Take("title", bare, new(number), Certainty.Sure, language);
            return true;
        }

        Finish();
        draft.Leave(text, new(number));
        (section, sectionIsUnknown, sawHeading) = (null, true, true);
        return true;
    }

    // In a list of outcomes "Explain: …" is an item.
    private bool IsLabel(Match match, bool isBullet, out string member) =>
        ImportWords.TryMember(match.Groups["label"].Value.Trim(' ', '*', '_'), out member, out _)
        && !(isBullet && section is not null && Lists.Contains(section));

    private void Open(string member)
    {
        Finish();
        (section, sectionIsUnknown, sawHeading, sawBullet) = (member, false, true, false);
    }

    private void Body(string text, int number)
    {
        var bullet = Bullet().Match(text) is { Success: true } mark ? mark.Length : 0;
        var bare = text[bullet..].Trim();
        if (section is null)
        {
            Free(text, bare, number);
            return;
        }

        if (Lists.Contains(section))
            ListLine(bare, bullet > 0, number);
        else if (Prose.Contains(section))
            Add(section, bare, number, bullet > 0, Certainty.Likely);
        else
            Scalar(bare, number);
    }

    private void ListLine(string bare, bool bullet, int number)
    {
        if (bullet)
        {
            sawBullet = true;
            Add(section!, bare, number, bullet, Certainty.Sure); // the caller looked
        }
        else if (!sawBullet)
        {
            if (bare.EndsWith(':'))
                draft.Leave(bare, new(number));
            else
                Add(section!, bare, number, bullet, Certainty.Likely);
        }
        else if (afterBlank)
        {
            // The list is over, and nothing says what this is.
            section = null;
            Free(bare, bare, number);
        }
        else if (pending is not null)
        {
            pending = pending with { Text = $"{pending.Text} {bare}" };
        }
        else
        {
            draft.Leave(bare, new(number));
        }
    }

    private void Scalar(string bare, int number)
    {
        var member = section!; // the caller looked
        section = null;
        if (member == "title")
            draft.Take(member, bare, new(number), Certainty.Sure, language);
        else if (bare.Split(['.', ';'], 2)[0].Length <= 200)
            draft.Take(member, bare, new(number), Certainty.Sure, language);
        else
            draft.Leave(bare, new(number));
    }

    private void Free(string text, string bare, int number)
    {
        if (!draft.Has("title") && pending is null && !sectionIsUnknown && text.Length <= 200 && !TextShapes.HasAny(text))
        {
            draft.Take("title", bare, new(number), sawHeading ? Certainty.Unsure : Certainty.Likely, language);
            return;
        }

        var found = TextShapes.Take(draft, text, number, language, out var rest);
        if (pending is { Member: "summary" } && !afterBlank)
            pending = pending with { Text = $"{pending.Text} {text}" };
        else if (found && rest.Length == 0)
            return;
        else if (
            draft.Has("title")
            && !sawHeading
            && !draft.Has("summary")
            && pending is null
            && bare == text
            && text.Length > 40
        )
            pending = new("summary", text, number, Bullet: false, Certainty.Unsure);
        else
            draft.Leave(rest, new(number));
    }

    private void Add(string member, string text, int number, bool bullet, Certainty certainty)
    {
        if (text.Length == 0)
            return;
        if (!bullet && pending is { } open && open.Member == member && Prose.Contains(member) && !afterBlank)
        {
            pending = open with { Text = $"{open.Text} {text}" };
            return;
        }

        Finish();
        if (Prose.Contains(member) || Lists.Contains(member))
            pending = new(member, text, number, bullet, certainty);
        else
            draft.Take(member, text, new(number), certainty, language);
    }

    private void Finish()
    {
        if (pending is not { } item)
            return;
        pending = null;
        draft.Take(item.Member, item.Text, new(item.Line), item.Certainty, language);
    }

    [GeneratedRegex(@"^(?:[-–—*•·▪●◦‣✓✔>]|\(?[0-9]{1,2}[.)]|[a-z]\))\s+", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?:#{1,6}\s*|\*{2}|_{2}|[0-9]{1,2}(?:\.[0-9]{1,2})?[.)]\s+)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Decoration();

    [GeneratedRegex(
        @"^(?<label>[^:\t|=]{2,60}?)\s*(?:\*{2})?\s*(?:[:\t|=]|\s[–—-]\s)(?:\*{2})?\s*(?<value>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        500
    )]
    private static partial Regex Label();
}
