using System.Globalization;
using Microsoft.AspNetCore.Components;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Files;
using Testamur.Web.Platform.Identity;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Quality.Agencies;

public sealed partial class AgenciesPage
{
    private const int MostBytes = 7 * 1024 * 1024;

    private readonly Dictionary<Guid, string> titles = [];
    private readonly Dictionary<Guid, int> versions = [];
    private IReadOnlyList<AgencyReportView> reports = [];
    private IFormCollection? form;
    private Problem? problem;

    [Parameter]
    public required string Tenant { get; set; }

    [SupplyParameterFromQuery]
    public string? Saved { get; set; }

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    private string Here => $"/t/{Tenant}/reviews/agencies";

    private CancellationToken Cancel => Http?.RequestAborted ?? CancellationToken.None;

    private bool MayChange => Actor.May(Permission.ReviewSpecification);

    private IReadOnlyList<Choice> About =>
        [new("", Text["Agencies.Institution"]), .. titles.Select(title => new Choice($"{title.Key}", title.Value))];

    private IReadOnlyList<Choice> Decisions =>
        [.. Enum.GetNames<AgencyDecision>().Select(name => new Choice(name, Text[$"Decision.Agency.{name}"]))];

    protected override async Task OnInitializedAsync()
    {
        form = Http is { Request.HasFormContentType: true } http ? await http.Request.ReadFormAsync(Cancel) : null;
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        foreach (var version in await Specifications.ListPublishedAsync(Cancel))
        {
            titles[version.Id] = version.Content.Title.In(language, version.Content.DefaultLanguage);
            versions[version.Id] = version.Version;
        }

        reports = await Reading.HandleAsync(null, Cancel);
    }

    private async Task RecordAsync()
    {
        Guid? about = Guid.TryParse(Typed("about"), out var specification) ? specification : null;
        _ = Enum.TryParse<AgencyDecision>(Typed("decision"), out var decision);
        var file = form?.Files["file"];
        await using var stream = file?.OpenReadStream() ?? Stream.Null;
        var request = new RecordReport.Request(
            Typed("agency"),
            decision,
            // A day or number that cannot be read is refused like one out of range, not taken for a default.
            Day("decidedOn") ?? DateOnly.MinValue,
            Day("validUntil"),
            about,
            about is { } id ? versions.GetValueOrDefault(id) : null,
            Typed("agencyCountry"),
            string.IsNullOrWhiteSpace(Typed("deqarId")) ? null
                : int.TryParse(Typed("deqarId"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : 0,
            Typed("address"),
            file?.FileName,
            await BoundedBody.ReadAsync(stream, MostBytes, Cancel)
        );
        if ((await Recording.HandleAsync(request, Cancel)).Succeeded(out _, out problem))
            Navigation.NavigateTo($"{Here}?saved=1");
    }

    private async Task TakeBackAsync(Guid id)
    {
        if ((await TakingBack.HandleAsync(id, Cancel)).Succeeded(out _, out problem))
            Navigation.NavigateTo($"{Here}?saved=1");
    }

    private DateOnly? Day(string name) =>
        string.IsNullOrWhiteSpace(Typed(name)) ? null
        : DateOnly.TryParseExact(Typed(name), "yyyy-MM-dd", out var day) ? day
        : DateOnly.MinValue;

    private static Tone ToneOf(AgencyReportView report) =>
        report.Decision switch
        {
            AgencyDecision.Positive => Tone.Ok,
            AgencyDecision.PositiveWithConditions => Tone.Wait,
            AgencyDecision.Negative => Tone.Bad,
            _ => Tone.Plain,
        };

    private string? ErrorOf(string name) => problem?.Fields?.ContainsKey(name) == true ? Text.Say(problem) : null;

    private string? Typed(string name) => form is not null && form.TryGetValue(name, out var value) ? value.ToString() : null;
}
