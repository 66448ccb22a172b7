using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Web.UI;

namespace Testamur.Web.Platform.Messages;

/// <summary>Writes a message in a language.</summary>
internal sealed class MessageWriter(IStringLocalizer<MessageText> text, Show show)
{
    internal sealed record Written(string Subject, string Body);

    /// <exception cref="InvalidOperationException">There is no text of this kind.</exception>
    public Written Write(string kind, string[] arguments, string language) =>
        In(language, () => new Written(Find($"{kind}.Subject", arguments), Find($"{kind}.Body", arguments)));

    /// <summary>The whole e-mail: the message, its link, and who sends it.</summary>
    public string Letter(Written message, Uri? link, string language, string sender) =>
        In(
            language,
            () =>
                string.Join("\n\n", new[] { message.Body, link?.AbsoluteUri, Find("Letter.End", [sender]) }.OfType<string>())
                + "\n"
        );

    private static T In<T>(string language, Func<T> write)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Culture(language), Culture(language));
        try
        {
            return write();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    // A day is handed on as yyyy-MM-dd, since whoever asks for the message does not know its language.
    private string Argument(string argument) =>
        DateOnly.TryParseExact(argument, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? show.Date(day)
            : argument;

    private static CultureInfo Culture(string language) =>
        CultureInfo.GetCultureInfo(language.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en");

    private string Find(string key, string[] arguments)
    {
        object[] values = [.. arguments.Select(Argument)];
        var found = text[key, values];
        return found.ResourceNotFound ? throw new InvalidOperationException($"There is no text {key}.") : found.Value;
    }
}
