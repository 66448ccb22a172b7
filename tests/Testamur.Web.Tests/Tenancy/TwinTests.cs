using System.Net;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Tenancy;

/// <summary>
/// Lists, counts, searches and files of an institution beside one that has everything of the same name. All other tests run beside such twins, too: whoever
/// is made for a test has the same name as those of all tests before.
/// </summary>
[Collection(TwinApps.Collection)]
public sealed class TwinTests(TwinApps twinApps)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_an_institution_lists_counts_finds_and_saves_is_its_own(DatabaseKind database)
    {
        var twins = await twinApps.OnAsync(database);
        var ids = (await twins.IdsOfOtherAsync(most: 100)).Select(one => $"{one.Id}").ToList();
        using var staff = twins.App.Api(twins.Staff);
        using var learner = twins.App.Api(twins.Learner);
        using var twin = twins.App.Api(twins.StaffOfOther);
        var (answered, own) = (0, 0);
        foreach (
            var operation in (await twins.App.OperationsAsync()).Where(one => one.Method == HttpMethod.Get && !one.HasParameters)
        )
        {
            var mine = operation.Path.StartsWith("/api/v1/my", StringComparison.Ordinal);
            if (!mine && !operation.IsOfInstitution)
                continue;
            // A word that finds what both of them have.
            var words = operation.Queries.Intersect(["q", "query", "text", "search"]).Select(name => $"?{name}=cooling");
            foreach (var query in words.Prepend(""))
            {
                var path = operation.At(twins.Home.Slug, default) + query;
                using var answer = await (mine ? learner : staff).GetAsync(new Uri(path, UriKind.Relative));
                var text = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{path}: {text}");
                Assert.DoesNotContain(ids, id => text.Contains(id, StringComparison.OrdinalIgnoreCase));
                // A cache between us and them would give it to the next.
                Assert.False(answer.Headers.CacheControl?.Public ?? false, path);
                answered += answer.IsSuccessStatusCode ? 1 : 0;
                if (mine)
                    continue;
                // The same question by the twin finds what must not be found above.
                var there = await twin.GetAsync(new Uri(operation.At(twins.Other.Slug, default) + query, UriKind.Relative));
                var said = await there.Content.ReadAsStringAsync();
                own += ids.Any(id => said.Contains(id, StringComparison.OrdinalIgnoreCase)) ? 1 : 0;
            }
        }

        Assert.InRange(answered, 30, 1000);
        Assert.InRange(own, 4, 1000);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_public_stands_under_the_right_one_of_two_institutions_of_one_name(DatabaseKind database)
    {
        var twins = await twinApps.OnAsync(database);
        Assert.Equal(twins.Home.Name, twins.Other.Name);
        using var anybody = twins.App.Api(null);
        var seen = new List<string>();
        foreach (var (one, other) in new[] { (twins.Home, twins.Other), (twins.Other, twins.Home) })
        {
            var found = await (await anybody.SendAsync(HttpMethod.Get, $"/api/v1/catalogue?institution={one.Slug}")).JsonAsync();
            var item = Assert.Single(found.GetProperty("items").EnumerateArray());
            Assert.Equal(one.Slug, item.GetProperty("institution").GetString());
            var uri = item.GetProperty("uri").GetString()!; // every offer of ours has one
            seen.Add(uri);
            var courses = await anybody.GetStringAsync(
                new Uri($"/api/ooapi/v5/organizations/{one.Id.Value}/courses", UriKind.Relative)
            );
            Assert.Contains($"{item.GetProperty("id").GetGuid()}", courses, StringComparison.Ordinal);
            var dataset = await anybody.GetStringAsync(new Uri($"/export/elm/{one.Slug}.jsonld", UriKind.Relative));
            Assert.Contains(uri, dataset, StringComparison.Ordinal);
            Assert.DoesNotContain(other.Slug, dataset, StringComparison.Ordinal);
        }

        Assert.Equal(2, seen.Distinct().Count());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_address_answers_each_for_themselves(DatabaseKind database)
    {
        var twins = await twinApps.OnAsync(database);
        using var learner = twins.App.Api(twins.Learner);
        using var another = twins.App.Api(await twins.App.PersonAsync("Lena Learner"));
        var first = await learner.GetStringAsync(new Uri("/api/v1/my/learning", UriKind.Relative));
        var second = await another.GetStringAsync(new Uri("/api/v1/my/learning", UriKind.Relative));
        Assert.Contains("Autumn", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Autumn", second, StringComparison.Ordinal);
        Assert.Equal(first, await learner.GetStringAsync(new Uri("/api/v1/my/learning", UriKind.Relative)));
    }
}
