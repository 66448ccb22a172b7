using System.Net.Mail;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Testamur.Web.Platform.Identity;

/// <summary>Collects what is wrong with the fields of a form, in the reader's language, so that all of it is said at once.</summary>
internal sealed partial class FieldChecks(IStringLocalizer<IdentityText> text)
{
    private readonly Dictionary<string, List<string>> _found = [];

    /// <summary>Null when every field is fine.</summary>
    public Problem? Problem =>
        _found.Count == 0
            ? null
            : PlatformProblems.InvalidFields(_found.ToDictionary(found => found.Key, found => found.Value.ToArray()));

    public FieldChecks Required(string field, string? value, int longest)
    {
        if (string.IsNullOrWhiteSpace(value))
            Add(field, text["Field.Required"]);
        return Optional(field, value, longest);
    }

    public FieldChecks Optional(string field, string? value, int longest)
    {
        if (value?.Trim().Length > longest)
            Add(field, text["Field.TooLong", longest]);
        return this;
    }

    public FieldChecks Email(string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            Add(field, text["Field.Required"]);
        else if (value.Length > 254 || !MailAddress.TryCreate(value.Trim(), out var parsed) || parsed.Address != value.Trim())
            Add(field, text["Field.Email"]);
        return this;
    }

    /// <summary>An http(s) address, or nothing.</summary>
    public FieldChecks Website(string field, string? value)
    {
        var usable = Uri.TryCreate(value?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        if (!string.IsNullOrWhiteSpace(value) && !usable)
            Add(field, text["Field.Website"]);
        return Optional(field, value, 500);
    }

    /// <summary>What stands in addresses: lower-case letters, digits and hyphens between them.</summary>
    public FieldChecks ShortName(string field, string? value)
    {
        if (value is null || !ShortNameForm().IsMatch(value.Trim()))
            Add(field, text["Field.ShortName"]);
        return this;
    }

    public FieldChecks Country(string field, string? value)
    {
        if (value is null || !CountryForm().IsMatch(value.Trim()))
            Add(field, text["Field.Country"]);
        return this;
    }

    public FieldChecks That(bool holds, string field, string key, params object[] arguments)
    {
        if (!holds)
            Add(field, text[key, arguments]);
        return this;
    }

    public void Add(string field, string message)
    {
        if (!_found.TryGetValue(field, out var messages))
            _found[field] = messages = [];
        messages.Add(message);
    }

    [GeneratedRegex("^[a-z0-9](-?[a-z0-9]){1,39}$")]
    private static partial Regex ShortNameForm();

    [GeneratedRegex("^[A-Za-z]{2}$")]
    private static partial Regex CountryForm();
}
