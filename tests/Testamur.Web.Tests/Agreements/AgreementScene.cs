using System.Net;
using System.Text;
using System.Text.Json;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Keys;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Stacks;

namespace Testamur.Web.Tests.Agreements;

/// <summary>Two universities that negotiate, in the words of a test.</summary>
internal sealed class AgreementScene
{
    /// <summary>One side with the people who act for it.</summary>
    internal sealed record Side(Institution Place, string Did, Person Negotiator, Person Board)
    {
        public string Path => $"/api/v1/t/{Place.Slug}/agreements";
    }

    private readonly Dictionary<(Guid Id, int Version), int> _revisions = [];

    private AgreementScene(App app, Side north, Side south) => (App, North, South) = (app, north, south);

    public App App { get; }

    public Side North { get; }

    public Side South { get; }

    public DateOnly Today => DateOnly.FromDateTime(App.Time.GetUtcNow().UtcDateTime);

    public static async Task<AgreementScene> OnAsync(App app) =>
        new(app, await SideAsync(app, "Nordhaven"), await SideAsync(app, "Belmonte"));

    /// <summary>Two institutions that are there already, the first of which is to recognise.</summary>
    public static async Task<AgreementScene> BetweenAsync(App app, Institution north, Institution south) =>
        new(app, await SideAsync(app, north), await SideAsync(app, south));

    public static async Task<Side> SideAsync(App app, string name) => await SideAsync(app, await app.InstitutionAsync(name));

    private static async Task<Side> SideAsync(App app, Institution place)
    {
        // Where it has keys already, this changes nothing.
        await app.InScopeAsync(place, services => services.Get<CreateKeys>().HandleAsync(default));
        var view = await app.InScopeAsync(null, services => services.Get<IInstitutions>().FindAsync(place.Id, default));
        return new(
            place,
            view!.Did, // it is there
            await app.PersonAsync($"Nele of {place.Name}", (place, Role.RecognitionOfficer)),
            await app.PersonAsync($"Bo of {place.Name}", (place, Role.Approver))
        );
    }

    /// <summary>North recognises what South issues at EQF 6 or 7, up to 10 ECTS for each learner.</summary>
    public Agreement Text(int version = 1, Guid? id = null) =>
        new()
        {
            Format = Agreement.CurrentFormat,
            Id = id ?? Guid.CreateVersion7(App.Time.GetUtcNow()),
            Version = version,
            Title = LangText.Of("en", $"Agreement of {North.Place.Slug}"),
            Text = LangText.Of("en", "What one teaches counts at the other."),
            DataProtection = LangText.Of("en", "Only what the credential says."),
            Parties = [new(North.Did, North.Place.Name), new(South.Did, South.Place.Name)],
            Signatories = [new(North.Did, "Nora North", "Rector"), new(South.Did, "Sam South", "Vice-rector")],
            Clauses =
            [
                new()
                {
                    Id = "1",
                    Receivers = [North.Did],
                    Types = ["MicroCredential"],
                    EqfFrom = 6,
                    EqfTo = 7,
                },
            ],
            Equivalences = [new("urn:south:climate", North.Did, "urn:north:env")],
            Caps = new() { PerLearner = new(1000) },
            From = Today,
            Until = Today.AddYears(3),
            ReviewOn = Today.AddYears(1),
            ExitNoticeDays = 30,
        };

    /// <summary>A credential of South's that the agreement covers.</summary>
    public CredentialFacts Credential() =>
        new(
            South.Did,
            "urn:south:climate",
            1,
            "MicroCredential",
            6,
            ["0521"],
            300,
            Today.AddDays(-20),
            ["external"],
            FactVerdict.Valid
        );

    public async Task<AgreementAnswer> AskAsync(
        CredentialFacts? credential = null,
        IReadOnlyList<RecognisedBefore>? before = null,
        CreditPurpose purpose = CreditPurpose.Credits,
        string? target = null,
        DateOnly? on = null
    ) =>
        await App.InScopeAsync(
            North.Place,
            services =>
                services
                    .Get<IAgreementRoute>()
                    .AskAsync(
                        new(North.Place.Id, on ?? Today, purpose, target, credential ?? Credential(), before ?? []),
                        default
                    )
        );

    public async Task<HttpResponseMessage> ImportAsync(Agreement text, Side by)
    {
        using var api = App.Api(by.Negotiator);
        var file = Encoding.UTF8.GetBytes(AgreementJson.Write(text));
        return await SeenAsync(await api.SendFileAsync(HttpMethod.Post, $"{by.Path}/import", file));
    }

    /// <summary>An act through the API, by whoever may do it for that side.</summary>
    public async Task<HttpResponseMessage> ActAsync(Side by, Guid id, string act, int version = 1, object? body = null)
    {
        using var api = App.Api(act is "signature" or "suspension" or "resumption" or "notice" ? by.Board : by.Negotiator);
        return await SendAsync(api, by, id, act, version, body);
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpClient api,
        Side by,
        Guid id,
        string act,
        int version = 1,
        object? body = null
    )
    {
        var path = $"{by.Path}/{id}/versions/{version}";
        var revision = _revisions.GetValueOrDefault((id, version));
        return await SeenAsync(
            act switch
            {
                "change" => await api.SendFileAsync(
                    HttpMethod.Put,
                    $"{path}?revision={revision}",
                    Encoding.UTF8.GetBytes(AgreementJson.Write(Text(version, id)))
                ),
                "consent" => await api.SendAsync(HttpMethod.Post, $"{path}/consent", new { revision }),
                "signature" => await api.SendAsync(
                    HttpMethod.Post,
                    $"{path}/signature",
                    body ?? await SignatureAsync(by == North ? "Nora North" : "Sam South", id, version)
                ),
                "resumption" => await api.SendAsync(HttpMethod.Delete, $"{path}/suspension"),
                "notice" => await api.SendAsync(
                    HttpMethod.Post,
                    $"{path}/notice",
                    body ?? new { lastDay = Today.AddDays(40), reason = "We part." }
                ),
                _ => await api.SendAsync(HttpMethod.Post, $"{path}/{act}", body ?? new { reason = "For a reason." }),
            }
        );
    }

    // What was done last is what everybody has read.
    private async Task<HttpResponseMessage> SeenAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            var place = await answer.JsonAsync();
            var version = (place.GetProperty("id").GetGuid(), place.GetProperty("version").GetInt32());
            _revisions[version] = place.GetProperty("revision").GetInt32();
        }

        return answer;
    }

    public async Task<JsonElement> ReadAsync(Side by, Guid id, int version = 1)
    {
        using var api = App.Api(by.Negotiator);
        return await (await api.SendAsync(HttpMethod.Get, $"{by.Path}/{id}?version={version}")).JsonAsync();
    }

    /// <summary>What somebody sends to sign the document as North sees it.</summary>
    public async Task<object> SignatureAsync(string signatory, Guid id, int version = 1) =>
        new { signatory, fingerprint = (await ReadAsync(North, id, version)).GetProperty("fingerprint").GetString() };

    public async Task<string?> StateAsync(Guid id, int version = 1) =>
        (await ReadAsync(North, id, version)).GetProperty("state").GetString();

    /// <summary>An agreement in a state, reached by people as far as people can.</summary>
    /// <param name="change">What it says beside the usual.</param>
    public async Task<Guid> InStateAsync(AgreementState state, Func<Agreement, Agreement>? change = null)
    {
        var text = change?.Invoke(Text()) ?? Text();
        if (state == AgreementState.Signed)
            text = text with { From = Today.AddDays(10) };
        await (await ImportAsync(text, North)).JsonAsync();
        string[] acts = state switch
        {
            AgreementState.Draft => [],
            AgreementState.Negotiated => ["consent"],
            _ => ["consent", "signature"],
        };
        foreach (var act in acts)
        {
            await (await ActAsync(North, text.Id, act)).JsonAsync();
            await (await ActAsync(South, text.Id, act)).JsonAsync();
        }

        if (state == AgreementState.Suspended)
            await (await ActAsync(North, text.Id, "suspension")).JsonAsync();
        if (state == AgreementState.Ended)
            await (
                await ActAsync(North, text.Id, "notice", body: new { lastDay = Today.AddDays(30), reason = "We part." })
            ).JsonAsync();
        return text.Id;
    }
}
