using System.Globalization;
using System.Text;
using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Modules.Observatory.Reviews;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Demo;

/// <summary>A small published review of fictitious projects, made by three people of the demo.</summary>
internal sealed class DemoReview(DemoStage stage, TimeProvider time)
{
    private const string Coordinator = "admin@nordhaven.example.org";
    private const string First = "author-1@belmonte.example.org";
    private const string Second = "qa@wzorowo.example.org";
    private const string Unavailable = "unavailable";

    public async Task SeedAsync(ObservatoryFile.ReviewRow row)
    {
        var id = await BeginAsync(row);
        foreach (var search in row.Searches)
            await SearchAsync(id, row.Sources[0], search);
        foreach (var screening in Enum.GetValues<ScreeningStage>())
        {
            await ScreenAsync(First, id, screening, title => Find(row, title, screening)?.First);
            await ScreenAsync(Second, id, screening, title => Find(row, title, screening)?.Second);
            await ResolveAsync(id, screening, row);
        }

        await CodeAsync(id, row);
        await CoordinateAsync(services => services.GetRequiredService<PublishReview>().HandleAsync(id, default));
    }

    private async Task<Guid> BeginAsync(ObservatoryFile.ReviewRow row)
    {
        var protocol = new Protocol(
            row.Title,
            row.Question,
            string.Join('\n', row.Sources),
            string.Join('\n', row.Spellings),
            string.Join('\n', row.Criteria)
        );
        var begun = await CoordinateAsync(services => services.GetRequiredService<BeginReview>().HandleAsync(protocol, default));
        foreach (var email in new[] { First, Second })
            await CoordinateAsync(services =>
                services.GetRequiredService<AddReviewer>().HandleAsync(begun.Id, new(email), default)
            );
        return begun.Id;
    }

    private async Task SearchAsync(Guid id, string source, ObservatoryFile.SearchRow row)
    {
        var ran = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddMonths(-row.RanMonthsAgo);
        var request = new AddSearch.Request(source, row.Spelling, row.Query, ran, row.Records.Length);
        var search = await CoordinateAsync(services =>
            services.GetRequiredService<AddSearch>().HandleAsync(id, request, default)
        );
        var lines = row.Records.Select(record =>
            string.Create(CultureInfo.InvariantCulture, $"{record.Title};{record.Year};{record.Identifier};{record.Country}")
        );
        var file = Encoding.UTF8.GetBytes(string.Join('\n', ["title;year;identifier;country", .. lines]));
        await CoordinateAsync(services =>
            services.GetRequiredService<ImportReports>().HandleAsync(id, search.Search, file, default)
        );
    }

    private Task<bool> ScreenAsync(string screener, Guid id, ScreeningStage step, Func<string, string?> said) =>
        stage.MustAsync<bool>(
            screener,
            null,
            async services =>
            {
                var (desk, votes) = (services.GetRequiredService<ReviewDesk>(), services.GetRequiredService<CastVote>());
                var person = services.GetRequiredService<Actor>().RequiredId;
                if (!(await desk.ReadAsync(id, default)).Succeeded(out var file, out var problem))
                    return problem;
                foreach (var report in file.WaitingFor(person, step))
                {
                    var (decision, reason) = Decision(said(report.Title));
                    var vote = new CastVote.Request(report.Id.Value, step, decision, reason);
                    if ((await votes.HandleAsync(id, vote, default)).Problem is { } refused)
                        return refused;
                }

                return true;
            }
        );

    private Task<bool> ResolveAsync(Guid id, ScreeningStage step, ObservatoryFile.ReviewRow row) =>
        EachAsync(
            id,
            file => file.Conflicts(step),
            (services, report) =>
            {
                var (decision, reason) = Decision(Find(row, report.Title, step)?.Settled);
                return services
                    .GetRequiredService<ResolveConflict>()
                    .HandleAsync(id, new(report.Id.Value, step, decision, reason), default);
            }
        );

    private Task<bool> CodeAsync(Guid id, ObservatoryFile.ReviewRow row)
    {
        var codings = row.Codings.ToDictionary(one => one.Title, one => one.Coding);
        return EachAsync(
            id,
            file => file.Included,
            (services, report) =>
                services.GetRequiredService<CodeReport>().HandleAsync(id, report.Id.Value, codings[report.Title], default)
        );
    }

    private Task<bool> EachAsync(
        Guid id,
        Func<ReviewFile, IEnumerable<ReportLine>> which,
        Func<IServiceProvider, ReportLine, Task<Result<Guid>>> act
    ) =>
        stage.MustAsync<bool>(
            Coordinator,
            null,
            async services =>
            {
                if (
                    !(await services.GetRequiredService<ReviewDesk>().ReadAsync(id, default)).Succeeded(out var file, out var not)
                )
                    return not;
                foreach (var report in which(file))
                {
                    if ((await act(services, report)).Problem is { } refused)
                        return refused;
                }

                return true;
            }
        );

    private static ObservatoryFile.VoteRow? Find(ObservatoryFile.ReviewRow row, string title, ScreeningStage step) =>
        row.Votes.FirstOrDefault(vote => vote.Title == title && vote.Stage == step);

    private static (ScreeningDecision Decision, string? Reason) Decision(string? said) =>
        said switch
        {
            null => (ScreeningDecision.Include, null),
            Unavailable => (ScreeningDecision.NotRetrieved, null),
            _ => (ScreeningDecision.Exclude, said),
        };

    private Task<T> CoordinateAsync<T>(Func<IServiceProvider, Task<Result<T>>> act) => stage.MustAsync(Coordinator, null, act);
}
