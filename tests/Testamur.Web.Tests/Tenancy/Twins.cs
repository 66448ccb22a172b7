using Microsoft.EntityFrameworkCore;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Learning;
using Testamur.Web.Tests.Units;

namespace Testamur.Web.Tests.Tenancy;

/// <summary>
/// Two institutions of one name, with people, micro-credentials, runs and awards of the same names: what tells them apart is what the platform has to
/// keep apart.
/// </summary>
internal sealed class Twins : IDisposable
{
    private readonly LearningScene _home;
    private readonly LearningScene _other;

    private Twins(LearningScene home, LearningScene other) => (_home, _other) = (home, other);

    public App App => _home.App;

    public Institution Home => _home.Home;

    public Institution Other => _other.Home;

    public Person Learner => _home.Learner;

    /// <summary>Has every role at one of them and none at the other.</summary>
    public required Person Staff { get; init; }

    public required Person StaffOfOther { get; init; }

    public static async Task<Twins> SetAsync(App app)
    {
        var (home, other) = (await AwardedAsync(app), await AwardedAsync(app));
        return new(home, other)
        {
            Staff = await app.PersonAsync("Sam Staff", Everything(home.Home)),
            StaffOfOther = await app.PersonAsync("Sam Staff", Everything(other.Home)),
        };
    }

    /// <summary>Ids of the other's rows, with the last word of their table, as it stands in addresses.</summary>
    /// <param name="most">Of each table.</param>
    public Task<IReadOnlyList<(string Kind, Guid Id)>> IdsOfOtherAsync(int most) =>
        App.InScopeAsync<IReadOnlyList<(string, Guid)>>(
            Other,
            async services =>
            {
                var db = services.Get<AppDb>();
                var found = new List<(string, Guid)>();
                foreach (var entity in db.Model.GetEntityTypes().Where(e => typeof(ITenanted).IsAssignableFrom(e.ClrType)))
                {
                    if (entity.FindProperty("Id") is not { } id || entity.GetTableName() is not { } table)
                        continue;
                    // The names come from the model.
                    var sql = $"SELECT {id.GetColumnName()} AS \"Value\" FROM {table} WHERE institution = {{0}}";
                    var ids = await db.Database.SqlQueryRaw<Guid>(sql, Other.Id.Value).ToListAsync();
                    found.AddRange(ids.Take(most).Select(one => (table.Split('_')[^1], one)));
                }

                return found;
            }
        );

    /// <summary>Those of a kind that an address speaks of, and one of another kind.</summary>
    public static IEnumerable<Guid> Fitting(IReadOnlyList<(string Kind, Guid Id)> ids, string path) =>
        ids.Where(one => path.Contains(one.Kind, StringComparison.Ordinal)).Append(ids[0]).Select(one => one.Id).Distinct();

    public void Dispose()
    {
        _home.Dispose();
        _other.Dispose();
    }

    private static async Task<LearningScene> AwardedAsync(App app)
    {
        var scene = await LearningScene.SetAsync(app);
        var offering = await scene.OpenAsync();
        var (enrolment, _) = await scene.EnrolAsync(offering);
        await scene.ShowAllAsync(offering, enrolment);
        await (await scene.RatifyAsync(offering, enrolment)).JsonAsync();
        var faculty = await UnitScene.AddUnitAsync(scene.Design, "Faculty", null);
        await UnitScene.AddUnitAsync(scene.Design, "Department", faculty);
        return scene;
    }

    private static (Institution, Role)[] Everything(Institution at) => [.. Enum.GetValues<Role>().Select(role => (at, role))];
}
