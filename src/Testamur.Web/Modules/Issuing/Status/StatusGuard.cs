using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Status;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Recovery;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>
/// Brings a restored database up to the lists that the world has seen: what they say is revoked or suspended is taken over, versions and dates go on above theirs,
/// and no list gives out an entry any more, since nobody knows which were given out after the backup. Credentials issued from now on get new lists.
/// </summary>
internal sealed class StatusGuard(
    AppDb db,
    PublishedCopies copies,
    IServiceScopeFactory scopes,
    IOptions<TestamurOptions> platform
) : IRestoreGuard
{
    public async Task<string?> FindBehindAsync(CancellationToken cancel)
    {
        var kept = copies.ReadAll();
        if (kept.Count == 0)
            return null;
        var known = await NewestAsync(cancel);
        var behind = kept.Count(copy => known.GetValueOrDefault(new(copy.List)) < copy.Number);
        return behind == 0 ? null : $"Status lists were published in newer versions than the database knows: {behind}.";
    }

    public async Task<string> BringUpAsync(RestoreHelp help, CancellationToken cancel)
    {
        var kept = copies.ReadAll().ToDictionary(copy => copy.List);
        var published = Newest([.. kept.Values.SelectMany(copy => new[] { copy.Revocation, copy.Suspension }), .. Given(help)]);
        var owners = await db.Set<StatusList>()
            .Across(Readings.Work)
            .ToDictionaryAsync(list => list.Id.Value, list => list.Institution, cancel);
        foreach (var copy in kept.Values)
            owners.TryAdd(copy.List, new(copy.Institution));

        var wanted = owners.Keys.Where(list => !help.LostLists.Contains(list)).ToList();
        RequireAll(wanted, published);
        var (taken, lists) = (0, 0);
        foreach (var list in owners.Keys)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(owners[list]);
            var bring = scope.ServiceProvider.GetRequiredService<BringUpList>();
            taken += await bring.HandleAsync(
                new(list),
                published.GetValueOrDefault((UrlOf(list), StatusPurpose.Revocation)),
                published.GetValueOrDefault((StatusPublisher.SuspensionOf(UrlOf(list)), StatusPurpose.Suspension)),
                kept.GetValueOrDefault(list)?.Number ?? 0,
                cancel
            );
            lists++;
        }

        return $"Status lists that go on above what was published: {lists}. Changes of status taken over from them: {taken}.";
    }

    private string UrlOf(Guid list) => StatusPublisher.UrlOf(platform.Value, new(list));

    private async Task<Dictionary<StatusListId, int>> NewestAsync(CancellationToken cancel) =>
        await db.Set<StatusVersion>()
            .Across(Readings.Work)
            .GroupBy(version => version.List)
            .Select(versions => new { List = versions.Key, Number = versions.Max(version => version.Number) })
            .ToDictionaryAsync(newest => newest.List, newest => newest.Number, cancel);

    private static IEnumerable<string> Given(RestoreHelp help)
    {
        foreach (var file in help.Lists is { } folder ? Directory.EnumerateFiles(folder) : [])
        {
            var text = new FileInfo(file).Length > PublishedList.MostBytes ? "" : File.ReadAllText(file);
            yield return PublishedList.TryRead(text, out _)
                ? text
                : throw new RestoreRefusedException($"{file} is no published status list.");
        }
    }

    /// <summary>Of each address the list that holds from the latest time.</summary>
    private static Dictionary<(string Url, StatusPurpose Purpose), PublishedList> Newest(IEnumerable<string> texts)
    {
        var newest = new Dictionary<(string, StatusPurpose), PublishedList>();
        foreach (var text in texts)
        {
            if (!PublishedList.TryRead(text, out var list))
                continue;
            var key = (list.Url, list.Purpose);
            if (!newest.TryGetValue(key, out var other) || other.From < list.From)
                newest[key] = list;
        }

        return newest;
    }

    private void RequireAll(List<Guid> wanted, Dictionary<(string, StatusPurpose), PublishedList> published)
    {
        var missing = wanted
            .SelectMany(list =>
                new[]
                {
                    (Url: UrlOf(list), Purpose: StatusPurpose.Revocation),
                    (Url: StatusPublisher.SuspensionOf(UrlOf(list)), Purpose: StatusPurpose.Suspension),
                }
            )
            .Where(one => !published.ContainsKey(one))
            .Select(one => one.Url)
            .ToList();
        if (missing.Count > 0)
        {
            throw new RestoreRefusedException(
                "Nobody knows what was published last at:\n  "
                    + string.Join("\n  ", missing)
                    + "\nSave them from a cache or from somebody who has them, one file each, and run: restore open --lists FOLDER\n"
                    + "Name a list of which there is no copy anywhere with --lost-lists: revocations after the backup are lost with it."
            );
        }
    }
}
