using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Catalogue;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Web.Tests.Mandates;

/// <summary>A faculty that may award, an office that may seal for it, and their people.</summary>
internal sealed class MandateScene : IDisposable
{
    /// <summary>What every institution of these tests has published.</summary>
    public static readonly Guid Published = new("00000000-0000-4000-8000-000000000001");

    public required App App { get; init; }

    public required Institution Faculty { get; init; }

    public required Institution Office { get; init; }

    /// <summary>Records for the faculty.</summary>
    public required HttpClient Recorder { get; init; }

    /// <summary>Signs for the faculty, and could record, too.</summary>
    public required HttpClient Signatory { get; init; }

    /// <summary>Signs for the office, and may end there what it got.</summary>
    public required HttpClient Acceptor { get; init; }

    /// <summary>Issues at the office.</summary>
    public required Registrar Registrar { get; init; }

    public static async Task<MandateScene> SetAsync(App app)
    {
        var faculty = await app.InstitutionAsync("Faculty of Rivers");
        var (registrar, office, _) = await Registrar.AtNewInstitutionAsync(app);
        return new()
        {
            App = app,
            Faculty = faculty,
            Office = office,
            Recorder = app.Api(await app.PersonAsync("Rhea Recorder", (faculty, Role.Administrator), (faculty, Role.Approver))),
            Signatory = app.Api(await app.PersonAsync("Sol Signatory", (faculty, Role.Administrator), (faculty, Role.Approver))),
            Acceptor = app.Api(await app.PersonAsync("Ayo Acceptor", (office, Role.Administrator), (office, Role.Approver))),
            Registrar = registrar,
        };
    }

    public static string Of(Institution institution, string path = "") => $"/api/v1/t/{institution.Slug}/mandates{path}";

    public async Task GiveRightAsync() =>
        await (
            await Recorder.SendAsync(
                HttpMethod.Post,
                $"/api/v1/t/{Faculty.Slug}/awarding-rights",
                new
                {
                    basis = "University Act",
                    eqfFrom = 4,
                    eqfTo = 8,
                    validFrom = "2020-01-01",
                    grantedBy = (string?)null,
                    validUntil = (string?)null,
                }
            )
        ).JsonAsync();

    public object Terms(int fromDays = 0, int? untilDays = null, string? mandatary = null, params Guid[] specifications) =>
        new
        {
            mandatary = mandatary ?? Office.Slug,
            statement = "The office issues the faculty's micro-credentials.",
            reference = "Senate, decision 7/2026",
            specifications,
            validFrom = Day(fromDays),
            validUntil = untilDays is { } days ? Day(days) : null,
        };

    public Task<HttpResponseMessage> RecordAsync(object terms) => Recorder.SendAsync(HttpMethod.Post, Of(Faculty), terms);

    /// <summary>One that both have agreed to.</summary>
    public async Task<Guid> AgreeAsync(object? terms = null)
    {
        var id = (await (await RecordAsync(terms ?? Terms())).JsonAsync()).Id();
        await (await Signatory.SendAsync(HttpMethod.Post, Of(Faculty, $"/{id}/signature"))).JsonAsync();
        await (await Acceptor.SendAsync(HttpMethod.Post, Of(Office, $"/{id}/answer"), new { accepted = true })).JsonAsync();
        return id;
    }

    public static async Task<string?> StateAsync(HttpClient api, Institution at, Guid id) =>
        (await (await api.SendAsync(HttpMethod.Get, Of(at, $"/{id}"))).JsonAsync()).GetProperty("state").GetString();

    public Task<HttpResponseMessage> HandInAsync(Guid mandate, int rows = 1, Guid? specification = null) =>
        Registrar.HandInAsync(Registrar.Csv(rows), specification: specification ?? Published, mandate: mandate);

    /// <summary>Puts what every institution of these tests has published into the catalogue as the faculty's.</summary>
    public Task ListAsync() => App.PublishAsync(Faculty, GivenSpecifications.Content, Published);

    /// <summary>What the platform tells anybody about the right to award of a credential's issuer.</summary>
    public static async Task<JsonElement> VerifyAsync(App app, string document)
    {
        using var stranger = app.Api(null);
        using var content = new StringContent(document, Encoding.UTF8, "application/json");
        using var answer = await stranger.PostAsync(new Uri("/api/v1/verifications", UriKind.Relative), content);
        return (await answer.JsonAsync())
            .GetProperty("checks")
            .EnumerateArray()
            .Single(check => check.GetProperty("code").GetString() == "issuerAuthority");
    }

    /// <summary>Waits until these acts, and no others about the mandate, stand in the log of an institution: what a job did is told a moment later.</summary>
    public static async Task AssertActsAsync(HttpClient api, Institution at, Guid mandate, params string[] expected)
    {
        IReadOnlyList<string?> found = [];
        for (var i = 0; i < 600 && found.Count < expected.Length; i++)
        {
            if (i > 0)
                await Task.Delay(100);
            var log = await (await api.SendAsync(HttpMethod.Get, $"/api/v1/t/{at.Slug}/audit")).JsonAsync();
            found =
            [
                .. log.GetProperty("items")
                    .EnumerateArray()
                    .Where(entry => entry.GetProperty("subject").GetString() == $"{mandate}")
                    .Select(entry => entry.GetProperty("act").GetString()),
            ];
        }

        Assert.Equal(expected.Order(), found.Order());
    }

    public void Dispose()
    {
        Recorder.Dispose();
        Signatory.Dispose();
        Acceptor.Dispose();
        Registrar.Dispose();
    }

    private string Day(int ahead) => App.Time.GetUtcNow().AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
