using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Awards;
using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Architecture;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Recognition;

/// <summary>A receiving institution with something to recognise for, keys and two officers; a sending one; and a learner.</summary>
internal sealed class RecognitionScene : IDisposable
{
    public required Scene Design { get; init; }

    public required Scene Sender { get; init; }

    public required Person Learner { get; init; }

    public required Person Officer { get; init; }

    public required Person Other { get; init; }

    /// <summary>The receiver's specification.</summary>
    public required Guid Target { get; init; }

    public required Specification Sent { get; init; }

    public required string SenderDid { get; init; }

    public App App => Design.App;

    public Institution Home => Design.Home;

    public static async Task<RecognitionScene> SetAsync(App app)
    {
        var (design, sender) = (await Scene.SetAsync(app), await Scene.SetAsync(app));
        var (target, _) = await design.PublishedAsync();
        var (sent, _) = await sender.PublishedAsync();
        foreach (var one in new[] { design, sender })
            await (await one.PostAsync(one.Administrator, "/issuing/keys")).JsonAsync();
        var entry = await app.InScopeAsync(null, services => services.Get<ICatalogue>().FindAsync(sent, default));
        var member = await app.InScopeAsync(null, services => services.Get<IInstitutions>().FindAsync(sender.Home.Id, default));
        return new()
        {
            Design = design,
            Sender = sender,
            Learner = await app.PersonAsync("Lena Learner"),
            Officer = await app.PersonAsync("Otto Officer", (design.Home, Role.RecognitionOfficer)),
            Other = await app.PersonAsync("Olga Officer", (design.Home, Role.RecognitionOfficer)),
            Target = target,
            Sent = entry!.Content, // it was published
            SenderDid = member!.Did, // it was made above
        };
    }

    /// <summary>A badge that an institution, the sending one unless told otherwise, has sealed for somebody, as its holder would save it.</summary>
    public Task<string> BadgeAsync(string holder = "Lena Learner", Scene? by = null, string? grade = null) =>
        App.InScopeAsync(
            (by ?? Sender).Home,
            async services =>
            {
                var db = services.Get<AppDb>();
                await using var transaction = await db.Database.BeginTransactionAsync();
                var made = await services
                    .Get<IDocumentSeals>()
                    .SealAsync(place => OpenBadgeBuilder.Build(Sent, Facts(place, holder, grade)), default);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
                return made!.DataIntegrity; // it has keys
            }
        );

    private AwardFacts Facts(DocumentPlace place, string holder, string? grade) =>
        new()
        {
            CredentialId = place.Id,
            AchievementId = AchievementIds.Of(Sent.Id, Sent.Version),
            Issuer = new(place.IssuerDid, "Sending University", null, "FI"),
            Subject = new(HashedEmail: "lena@example.org", Salt: "salt", Name: holder),
            ValidFrom = place.IssuedAt,
            AwardedOn = new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero),
            Results = grade is null ? [] : [new(grade)],
            Status = [new(place.StatusList, place.StatusIndex)],
        };

    /// <summary>A foreign credential that nobody here has any key of.</summary>
    public static string Foreign { get; } = Sample("elm/mc-annex1-sealed.jws.json");

    public static string Sample(string path) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Samples", path));

    public object Ask(string text, Guid? target = null, string? study = null, string? note = null) =>
        new
        {
            institution = Home.Slug,
            target = study is null ? target ?? Target : (Guid?)null,
            study,
            credential = new { text },
            note,
        };

    public Task<HttpResponseMessage> MineAsync(HttpMethod method, string path, object? body = null, Person? by = null) =>
        Design.As(by ?? Learner).SendAsync(method, "/api/v1/my/recognitions" + path, body);

    public Task<HttpResponseMessage> HereAsync(HttpMethod method, string path, object? body = null, Person? by = null) =>
        Design.As(by ?? Officer).SendAsync(method, $"/api/v1/t/{Home.Slug}/recognitions" + path, body);

    public async Task<Guid> OpenedAsync(string text, Person? by = null, string? study = null)
    {
        var opened = await (await MineAsync(HttpMethod.Post, "", Ask(text, study: study), by)).JsonAsync();
        return opened.GetProperty("id").GetGuid();
    }

    /// <summary>The form as the case fills it, sent as it is or changed.</summary>
    public async Task<JsonObject> SuggestedAsync(Guid id, Action<JsonObject>? change = null)
    {
        var seen = await (await HereAsync(HttpMethod.Get, $"/{id}")).JsonAsync();
        var form = JsonNode.Parse(seen.GetProperty("suggested").GetRawText())!.AsObject(); // a case always has one
        change?.Invoke(form);
        return form;
    }

    public async Task<JsonElement> DecidedAsync(Guid id, Person? by = null) =>
        await (await HereAsync(HttpMethod.Post, $"/{id}/decision", await SuggestedAsync(id), by)).JsonAsync();

    /// <summary>A refusal that meets its duties.</summary>
    public static JsonObject Refusal() =>
        JsonNode
            .Parse(
                """
                {"outcome": "refused", "reason": "The level is far lower.", "elements": [{"element": "level", "difference": "substantial",
                "evidence": "EQF 3 here, EQF 7 there.", "purpose": "The study builds on level 6."}], "considered": [
                {"outcome": "partial", "reason": "No part reaches the level."}, {"outcome": "conditional", "reason": "No exam makes up for it."},
                {"outcome": "alternative", "reason": "Nothing here is at that level."}]}
                """
            )!
            .AsObject();

    public async Task<JsonElement> CaseAsync(Guid id) => await (await MineAsync(HttpMethod.Get, $"/{id}")).JsonAsync();

    public static string? State(JsonElement one) => one.GetProperty("state").GetString();

    public void Dispose()
    {
        Design.Dispose();
        Sender.Dispose();
    }
}
