using System.Text.Json;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Learning;

/// <summary>An institution with a published micro-credential of three outcomes, assessed by two tasks, and people to run it.</summary>
internal sealed class LearningScene : IDisposable
{
    /// <summary>The tasks of the published specification: the first watched, both with a check of identity.</summary>
    public const string Watched = "supervised-with-id-verification";

    public required Scene Design { get; init; }

    public required Guid Specification { get; init; }

    public required Person Registrar { get; init; }

    public required Person Assessor { get; init; }

    public required Person Learner { get; init; }

    public App App => Design.App;

    public Institution Home => Design.Home;

    public string Root => Design.Root;

    public static async Task<LearningScene> SetAsync(App app)
    {
        var design = await Scene.SetAsync(app);
        var (specification, _) = await design.PublishedAsync();
        return new()
        {
            Design = design,
            Specification = specification,
            Registrar = await app.PersonAsync("Rita Registrar", (design.Home, Role.Registrar)),
            Assessor = await app.PersonAsync("Arno Assessor", (design.Home, Role.Assessor)),
            Learner = await app.PersonAsync("Lena Learner"),
        };
    }

    public string Day(int ahead) => Design.Day(ahead);

    public object Plan(int enrolUntil = 20, int? capacity = null, int version = 1, int starts = 10, int ends = 40) =>
        new
        {
            specification = Specification,
            version,
            name = "Autumn",
            startsOn = Day(starts),
            endsOn = Day(ends),
            enrolUntil = Day(enrolUntil),
            capacity,
            place = "Online",
        };

    public Task<HttpResponseMessage> PostAsync(Person person, string path, object? body = null) =>
        Design.PostAsync(person, path, body);

    public async Task<Guid> PlannedAsync(int enrolUntil = 20, int? capacity = null, int starts = 10)
    {
        var made = await (await PostAsync(Registrar, "/offerings", Plan(enrolUntil, capacity, starts: starts))).JsonAsync();
        return made.GetProperty("id").GetGuid();
    }

    public async Task<Guid> OpenAsync(int enrolUntil = 20, int? capacity = null, int starts = 10)
    {
        var id = await PlannedAsync(enrolUntil, capacity, starts);
        await (await MoveAsync(id, "open")).JsonAsync();
        return id;
    }

    public Task<HttpResponseMessage> MoveAsync(Guid offering, string to) =>
        PostAsync(Registrar, $"/offerings/{offering}/state", new { to });

    public async Task<(Guid Id, string? State)> EnrolAsync(Guid offering, Person? learner = null)
    {
        var done = await (await PostAsync(learner ?? Learner, $"/offerings/{offering}/enrolments")).JsonAsync();
        return (done.GetProperty("enrolment").GetGuid(), done.GetProperty("state").GetString());
    }

    public Task<HttpResponseMessage> MarkAsync(
        Guid offering,
        Guid enrolment,
        string task,
        string[] outcomes,
        string supervision = Watched,
        string? identity = "Student card"
    ) =>
        PostAsync(
            Assessor,
            $"/offerings/{offering}/enrolments/{enrolment}/attempts",
            new
            {
                task,
                supervision,
                identityChecked = identity,
                outcomes,
                grade = "pass",
                note = (string?)null,
            }
        );

    public async Task ShowAllAsync(Guid offering, Guid enrolment)
    {
        await (await MarkAsync(offering, enrolment, "t1", ["o1", "o2"])).JsonAsync();
        await (await MarkAsync(offering, enrolment, "t2", ["o3"])).JsonAsync();
    }

    public Task<HttpResponseMessage> RatifyAsync(Guid offering, Guid enrolment) =>
        PostAsync(Registrar, $"/offerings/{offering}/enrolments/{enrolment}/award");

    public async Task<JsonElement> MineAsync(Person person) =>
        await (await Design.As(person).SendAsync(HttpMethod.Get, "/api/v1/my/learning")).JsonAsync();

    public void Dispose() => Design.Dispose();
}
