using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Baselines;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Handlers;
using Testamur.Web.Modules.Observatory.Surveys;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Demo;

/// <summary>
/// A past for the figures of the observatory: micro-credentials that were published one after another, figures frozen a year ago, and what people
/// answered since. Who answered is nobody: the rows are as they are left when accounts are closed.
/// </summary>
internal sealed class DemoFigures(DemoStage stage, TimeProvider time)
{
    private const string Coordinator = "admin@nordhaven.example.org";

    private DateTimeOffset Ago(int months) => time.GetUtcNow().AddMonths(-months);

    /// <summary>
    /// Counts a micro-credential in the month since which it is told to be public. The event of its publication comes after and finds it counted.
    /// </summary>
    public Task<int> CountAsync(Tenant at, Guid specification, Specification content, int monthsAgo) =>
        stage.ActAsync(
            null,
            at,
            async services =>
            {
                var published = new SpecificationPublished(specification, 1, SpecificationJson.Write(content), Ago(monthsAgo));
                await services.GetRequiredService<CountSpecifications>().HandleAsync(published, default);
                return await services.GetRequiredService<AppDb>().SaveChangesAsync();
            }
        );

    /// <param name="folder">What stands in front of the names of specifications.</param>
    public async Task SeedAsync(
        ObservatoryFile file,
        IReadOnlyDictionary<string, DemoSpecifications.Placed> placed,
        string folder
    )
    {
        var since = file
            .Published.Where(row => row.MonthsAgo <= file.BaselineMonthsAgo)
            .Select(row => Places.KeyOf(placed[folder + row.Specification].Id, 1))
            .ToList();
        await SayAsync(file.GroupsBefore);
        await CountAsync(since, counts: false);
        await FreezeAsync(Ago(file.BaselineMonthsAgo));
        await CountAsync(since, counts: true);
        await SayAsync(file.GroupsSince);
        foreach (var survey in file.Surveys)
            await AnswerAsync(survey);
    }

    // What was not there yet when the figures were frozen.
    private Task<int> CountAsync(IReadOnlyList<string> keys, bool counts) =>
        stage.ActAsync(
            null,
            null,
            async services =>
            {
                foreach (var key in keys)
                    await services.GetRequiredService<WriteFacts>().CountAsync(FactKind.Specification, key, counts, default);
                return await services.GetRequiredService<AppDb>().SaveChangesAsync();
            }
        );

    /// <summary>Frozen as everybody does it, then told to be older.</summary>
    private async Task FreezeAsync(DateTimeOffset at)
    {
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at:yyyy-MM} (fictitious)");
        var frozen = await stage.MustAsync(
            Coordinator,
            null,
            services => services.GetRequiredService<FreezeBaseline>().HandleAsync(new(name), default)
        );
        await stage.ActAsync(
            null,
            null,
            services =>
                services
                    .GetRequiredService<AppDb>()
                    .Set<Baseline>()
                    .Where(baseline => baseline.Id == frozen.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(baseline => baseline.FrozenAt, at))
        );
    }

    private Task<int> SayAsync(IReadOnlyList<ObservatoryFile.GroupRow> rows) =>
        stage.ActAsync(
            null,
            null,
            async services =>
            {
                var consent = services.GetRequiredService<IStringLocalizer<SurveysText>>()["Groups.Consent"];
                var db = services.GetRequiredService<AppDb>();
                foreach (var row in rows.SelectMany(row => Enumerable.Repeat(row, row.People)))
                {
                    var data = new GroupData { Key = Ids.Public() };
                    data.Say(row.Groups, row.HighestEqf, consent);
                    db.Add(data);
                }

                return await db.SaveChangesAsync();
            }
        );

    private Task<int> AnswerAsync(ObservatoryFile.SurveyRow survey) =>
        stage.ActAsync(
            null,
            null,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                var sent = Ago(4); // longer ago than an invitation is open
                for (var at = 0; at < survey.Asked; at++)
                    db.Add(Asked(survey.Round, sent, answered: at < survey.Answered));
                foreach (var answer in Answers(survey))
                    db.Add(answer);
                return await db.SaveChangesAsync();
            }
        );

    private SurveyInvitation Asked(SurveyRound round, DateTimeOffset sent, bool answered)
    {
        var awarded = DateOnly.FromDateTime(sent.UtcDateTime).AddMonths(-6);
        var asked = SurveyInvitation.Of(Ids.New<InvitationId>(time), new(Ids.Public()), Ids.Public(), round, awarded);
        asked.Send(Ids.Hash(Ids.Secret()), sent);
        if (answered)
            asked.Answer();
        asked.Forget();
        return asked;
    }

    private static IEnumerable<SurveyAnswer> Answers(ObservatoryFile.SurveyRow survey)
    {
        var scores = survey.Scores.ToDictionary(
            one => one.Key,
            one => one.Value.Index().SelectMany(count => Enumerable.Repeat(count.Index + 1, count.Item)).ToList()
        );
        return Enumerable
            .Range(0, survey.Answered)
            .Select(at => new SurveyAnswer
            {
                Id = Ids.Public(),
                Round = survey.Round,
                ActiveCitizen = Score("activeCitizen", at),
                EmpoweredLearner = Score("empoweredLearner", at),
                ThrivingEarner = Score("thrivingEarner", at),
                ForLearner = Score("learner", at),
                ForSociety = Score("society", at),
                ForIndustry = Score("industry", at),
                ForHigherEducation = Score("higherEducation", at),
            });

        // Who is left over passed the question over.
        int? Score(string item, int at) => at < scores[item].Count ? scores[item][at] : null;
    }
}
