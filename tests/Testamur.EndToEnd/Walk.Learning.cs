using System.Globalization;

namespace Testamur.EndToEnd;

internal sealed partial class Walk
{
    private const string LearnerEmail = "ida@example.org";

    private static string Day(int from) =>
        TimeProvider.System.GetUtcNow().AddDays(from).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The registrar plans a run and opens it.</summary>
    public async Task OfferAsync()
    {
        var registrar = this["registrar"];
        await registrar.GoToAsync($"{Home}/offerings/new");
        await registrar.FillAsync("name", "First run");
        await registrar.FillAsync("startsOn", Day(1));
        await registrar.FillAsync("endsOn", Day(30));
        await registrar.FillAsync("enrolUntil", Day(7));
        await registrar.PressAsync("Plan it");
        await registrar.ConfirmAsync("Open for enrolment", "Open for enrolment");
    }

    /// <summary>A learner makes an account, finds the run in the catalogue and enrols.</summary>
    public async Task EnrolAsync()
    {
        var learner = await StrangerAsync();
        _people["learner"] = learner;
        await SignUpAsync(learner, "Ida Beispiel", LearnerEmail);
        await learner.GoToAsync("/catalogue?q=stories");
        await learner.FollowAsync(Title);
        await learner.FollowAsync("Enrol");
        await learner.PressAsync("Enrol");
        await learner.GoToAsync("/my/learning");
        await learner.SeesAsync(Title);
        await learner.FollowAsync("Feedback and complaints");
        foreach (var question in new[] { "outcomes", "assessment", "workload", "support", "recommend" })
            await learner.TickAsync(question, "4");
        await learner.PressAsync("Send the feedback");
        await learner.SeesAsync("Your feedback is kept");
    }

    /// <summary>The assessor records how the task was watched, who the learner was, and which outcomes were shown.</summary>
    public async Task AssessAsync()
    {
        var assessor = this["assessor"];
        await assessor.GoToAsync($"{Home}/offerings");
        await assessor.FollowAsync("First run");
        await assessor.FollowAsync("Record results");
        await assessor.Page.Locator("main select[name^=supervision]").First.SelectOptionAsync("supervised-with-id-verification");
        await assessor.Page.Locator("main input[name^=identity]").First.FillAsync("student card");
        foreach (var outcome in await assessor.Page.Locator("main [name^=outcomes]").AllAsync())
            await outcome.CheckAsync();
        await assessor.Page.Locator("main select[name^=grade]").First.SelectOptionAsync("pass");
        await assessor.PressAsync("Record this result");
    }

    public async Task RatifyAsync()
    {
        var registrar = this["registrar"];
        await registrar.GoToAsync($"{Home}/offerings");
        await registrar.FollowAsync("First run");
        await registrar.ConfirmAsync("Ratify the award", "Ratify the award");
    }
}
