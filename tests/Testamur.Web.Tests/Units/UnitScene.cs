using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Learning;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Learning;
using IssuingRegistrar = Testamur.Web.Tests.Issuing.Registrar;

namespace Testamur.Web.Tests.Units;

/// <summary>
/// An institution with two faculties, one of them with a department that has everything a unit can have: a specification with review, run, results, award,
/// batch, credential and correction. And somebody with every role that fits units: there, above, beside it, and for the whole institution.
/// </summary>
internal sealed class UnitScene : IDisposable
{
    public required LearningScene Learning { get; init; }

    public required IssuingRegistrar Issuing { get; init; }

    public required UnitId Faculty { get; init; }

    public required UnitId Department { get; init; }

    public required UnitId OtherFaculty { get; init; }

    /// <summary>What the department has, by the word that stands before its id in addresses.</summary>
    public required IReadOnlyDictionary<string, Guid> Ids { get; init; }

    public required Person InUnit { get; init; }

    public required Person Above { get; init; }

    public required Person Beside { get; init; }

    public required Person Whole { get; init; }

    /// <summary>Works at the institution in a role that has nothing to do with any of it.</summary>
    public required Person Stranger { get; init; }

    public App App => Learning.App;

    public Institution Home => Learning.Home;

    public Scene Design => Learning.Design;

    public string Root => Learning.Root;

    public Guid Specification => Learning.Specification;

    public static async Task<UnitScene> SetAsync(App app)
    {
        var design = await Scene.SetAsync(app);
        var faculty = await AddUnitAsync(design, "Faculty of Roofs", null);
        var department = await AddUnitAsync(design, "Department of Gutters", faculty);
        var other = await AddUnitAsync(design, "Faculty of Cellars", null);
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var learning = await PublishAsync(design, ids);
        await TeachAsync(learning, ids);
        var issuing = await IssueAsync(learning, ids);
        await (await design.PostAsync(design.Author, $"/specifications/{learning.Specification}/versions")).JsonAsync();
        var partner = await design.PostAsync(
            design.Author,
            $"/specifications/{learning.Specification}/2/partners",
            new
            {
                email = "pia@example.org",
                kind = "employer",
                organisation = "Roofs Ltd",
            }
        );
        ids["partners"] = (await partner.JsonAsync()).GetProperty("id").GetGuid();
        await PlaceAsync(design, learning.Specification, department);
        ids["units"] = department.Value;
        return new()
        {
            Learning = learning,
            Issuing = issuing,
            Faculty = faculty,
            Department = department,
            OtherFaculty = other,
            Ids = ids,
            InUnit = await StaffAsync(app, design.Home, department),
            Above = await StaffAsync(app, design.Home, faculty),
            Beside = await StaffAsync(app, design.Home, other),
            Whole = await StaffAsync(app, design.Home, null),
            Stranger = await app.PersonAsync("Rolf Recognition", (design.Home, Role.RecognitionOfficer)),
        };
    }

    /// <summary>Somebody with these roles for a unit, or all that fit units.</summary>
    public static async Task<Person> StaffAsync(App app, Institution at, UnitId? unit, params Role[] roles)
    {
        var person = await app.PersonAsync("Uma Unit");
        await app.InScopeAsync(
            at,
            services =>
            {
                var db = services.Get<AppDb>();
                foreach (var role in roles.Length > 0 ? roles : [.. Enum.GetValues<Role>().Where(role => role.FitsUnits())])
                    db.Add(
                        new Membership
                        {
                            Institution = at.Id,
                            Person = new(person.Id),
                            Role = role,
                            Unit = unit,
                            Since = app.Time.GetUtcNow(),
                        }
                    );
                return db.SaveChangesAsync();
            }
        );
        return person;
    }

    public static async Task<UnitId> AddUnitAsync(Scene design, string name, UnitId? parent)
    {
        var body = new { name = new Dictionary<string, string> { ["en"] = name }, parent = parent?.Value };
        return new(
            (await (await design.PostAsync(design.Administrator, "/units", body)).JsonAsync()).GetProperty("id").GetGuid()
        );
    }

    /// <summary>By somebody who writes for the whole institution.</summary>
    public static async Task PlaceAsync(Scene design, Guid specification, UnitId? unit) =>
        await (
            await design.PutAsync(design.Author, $"/specifications/{specification}/unit", new { unit = unit?.Value })
        ).JsonAsync();

    public void Dispose()
    {
        Issuing.Dispose();
        Learning.Dispose();
    }

    private static async Task<LearningScene> PublishAsync(Scene design, Dictionary<string, Guid> ids)
    {
        var (specification, review) = await design.WithBoardAsync();
        using var file = new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.7\nminutes of the board"));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var path = new Uri($"{design.Root}/reviews/{review}/evidence?question=staff&fileName=minutes.pdf", UriKind.Relative);
        ids["evidence"] = (await (await design.As(design.Officer).PostAsync(path, file)).JsonAsync()).GetProperty("id").GetGuid();
        var approval = new
        {
            validUntil = design.Day(300),
            conditions = new[] { new { text = "Name staff.", due = design.Day(90) } },
        };
        var approved = await (await design.PostAsync(design.Approver, $"/reviews/{review}/approve", approval)).JsonAsync();
        ids["conditions"] = approved.GetProperty("conditions")[0].GetProperty("id").GetGuid();
        await design.GrantRightAsync();
        await (await design.PostAsync(design.Approver, $"/specifications/{specification}/1/publish")).JsonAsync();
        (ids["specifications"], ids["design"], ids["reviews"]) = (specification, specification, review);
        return new()
        {
            Design = design,
            Specification = specification,
            Registrar = await design.App.PersonAsync("Rita Registrar", (design.Home, Role.Registrar)),
            Assessor = await design.App.PersonAsync("Arno Assessor", (design.Home, Role.Assessor)),
            Learner = await design.App.PersonAsync("Lena Gutter"),
        };
    }

    private static async Task TeachAsync(LearningScene learning, Dictionary<string, Guid> ids)
    {
        var offering = await learning.OpenAsync();
        var (enrolment, _) = await learning.EnrolAsync(offering);
        var complaint = await learning
            .Design.As(learning.Learner)
            .SendAsync(HttpMethod.Post, $"/api/v1/my/learning/{enrolment}/complaints", new { text = "The rubric came late." });
        ids["issued"] = await AwardedAsync(learning, offering, enrolment);
        // One that may be rescinded, and one that stays and has no credential.
        foreach (var word in new[] { "awards", "open" })
        {
            var learner = await learning.App.PersonAsync("Lars Gutter");
            ids[word] = await AwardedAsync(learning, offering, (await learning.EnrolAsync(offering, learner)).Id);
        }

        ids["complaints"] = (await complaint.JsonAsync()).GetProperty("id").GetGuid();
        (ids["offerings"], ids["enrolments"], ids["assessment"]) = (offering, enrolment, enrolment);
    }

    private static async Task<Guid> AwardedAsync(LearningScene learning, Guid offering, Guid enrolment)
    {
        await learning.ShowAllAsync(offering, enrolment);
        await (await learning.RatifyAsync(offering, enrolment)).JsonAsync();
        var id = new EnrolmentId(enrolment);
        return await learning.App.InScopeAsync(
            learning.Home,
            async services => (await services.Get<AppDb>().Set<Award>().SingleAsync(award => award.Enrolment == id)).Id.Value
        );
    }

    private static async Task<IssuingRegistrar> IssueAsync(LearningScene learning, Dictionary<string, Guid> ids)
    {
        var (issuing, _) = await IssuingRegistrar.AtAsync(learning.App, learning.Home);
        await issuing.SetPolicyAsync(suspendable: true);
        async Task<Guid> MadeAsync(string path, object body) =>
            (await (await issuing.Api.SendAsync(HttpMethod.Post, issuing.Root + path, body)).JsonAsync())
                .GetProperty("id")
                .GetGuid();

        ids["credentials"] = await MadeAsync("/credentials", new { award = ids["issued"] });
        ids["corrections"] = await MadeAsync(
            "/corrections",
            new
            {
                kind = "suspend",
                reason = "The examination is being looked into.",
                count = 1,
                credentials = new[] { ids["credentials"] },
            }
        );
        var list = await issuing.HandInAsync(IssuingRegistrar.Csv(2), specification: learning.Specification);
        ids["batches"] = (await list.JsonAsync()).GetProperty("id").GetGuid();
        return issuing;
    }
}
