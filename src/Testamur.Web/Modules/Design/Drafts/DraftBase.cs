using System.Globalization;

namespace Testamur.Web.Modules.Design.Drafts;

/// <summary>Which text a form started from, as its hidden field says it: <c>12</c>, or <c>12s</c> for what was sent when revision 12 came of a merge.</summary>
/// <param name="Revision">The revision of the version.</param>
/// <param name="Sent">True for the text as its editor sent it, before others' changes were joined with it: the form still shows that.</param>
public readonly record struct DraftBase(int Revision, bool Sent = false)
{
    public static DraftBase Parse(string? text)
    {
        var sent = text is [.., 's'];
        var number = sent ? text![..^1] : text;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new(revision, sent)
            : new(-1);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Revision}{(Sent ? "s" : "")}");
}
