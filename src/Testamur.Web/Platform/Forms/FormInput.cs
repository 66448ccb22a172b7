using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Web.UI;

namespace Testamur.Web.Platform.Forms;

/// <summary>What was typed into a posted form, and what was refused about it. On a first look both are empty.</summary>
public sealed class FormInput
{
    private readonly Dictionary<string, string> _errors = [];
    private readonly List<FormError> _summary = [];
    private readonly IFormCollection? _posted;

    /// <param name="http">The request of the page.</param>
    public FormInput(HttpContext http) =>
        _posted = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType ? http.Request.Form : null;

    /// <summary>For the summary at the top of the form.</summary>
    public IReadOnlyList<FormError> Errors => _summary;

    /// <summary>What was typed; null when nothing was posted.</summary>
    public string? this[string name] => _posted?[name].FirstOrDefault();

    /// <summary>What was typed, or what stands there before anybody typed.</summary>
    public string? Or(string name, string? before) => _posted is null ? before : this[name];

    /// <summary>Every ticked box of this name.</summary>
    public IReadOnlyList<string> All(string name) => _posted is null ? [] : [.. _posted[name].OfType<string>()];

    /// <summary>An ISO date; null for anything else.</summary>
    public DateOnly? Day(string name) =>
        DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>A whole number; null for anything else.</summary>
    public int? Number(string name) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What is wrong with a field.</summary>
    public string? Error(string name) => _errors.GetValueOrDefault(name);

    /// <summary>Keeps a refusal for the page, in the reader's language where the module has a text <c>Problem.{code}</c>.</summary>
    internal void Refuse(Problem problem, IStringLocalizer text)
    {
        var sentence = text.Say(problem);
        foreach (var (field, messages) in problem.Fields ?? new Dictionary<string, string[]>())
        {
            // A refusal that is about one field repeats its sentence there.
            var message = messages[0] == problem.Detail ? sentence : messages[0];
            _errors[field] = message;
            _summary.Add(new(field, message));
        }

        if (_summary.Count == 0)
            _summary.Add(new(null, sentence));
    }
}
