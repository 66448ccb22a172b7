using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Parser;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Legal;

namespace Testamur.Web.Tests.Hosting;

public sealed class DatabaseAwayTests
{
    private static readonly Uri Imprint = new("/imprint", UriKind.Relative);

    public static TheoryData<string, bool> Failures =>
        new()
        {
            { "53300", true }, // too many connections
            { "53100", true }, // disk full
            { "57P01", true }, // an operator stops it
            { "08006", true }, // the connection broke
            { "40P01", true }, // a deadlock
            { "23505", false }, // a unique key
            { "42P01", false }, // no such table
        };

    [Theory, MemberData(nameof(Failures))]
    public void What_passes_by_itself_is_told_from_mistakes(string state, bool passes)
    {
        var refused = new PostgresException("refused", "ERROR", "ERROR", state);
        Assert.Equal(passes, DatabaseAway.Is(refused));
        Assert.Equal(passes, DatabaseAway.Is(new InvalidOperationException("", new DbUpdateException("", refused))));
    }

    [Fact]
    public void A_server_that_is_not_there_and_a_file_that_is_full_pass_a_bug_does_not()
    {
        Assert.True(DatabaseAway.Is(new NpgsqlException("", new SocketException((int)SocketError.ConnectionRefused))));
        Assert.True(DatabaseAway.Is(new NpgsqlException("", new TimeoutException())));
        Assert.True(DatabaseAway.Is(new DbUpdateException("", new SqliteException("full", 13))));
        Assert.False(DatabaseAway.Is(new SqliteException("constraint", 19)));
        Assert.False(DatabaseAway.Is(new InvalidOperationException("a bug")));
        Assert.False(DatabaseAway.Is(null));
    }

    [Fact]
    public async Task Programs_and_readers_are_asked_to_come_back()
    {
        await using var app = await App.StartAsync(
            [],
            services => services.PostConfigure<LegalOptions>(_ => throw new SqliteException("the disk is full", 13))
        );
        using var api = app.Api(null);
        using var answer = await api.GetAsync(Imprint);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("platform.databaseAway", await answer.CodeAsync(HttpStatusCode.ServiceUnavailable));

        using var browser = app.Browser(null);
        using var page = await browser.GetAsync(Imprint);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        var document = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        Assert.Matches("503, [0-9a-f]{32}", document.Body!.TextContent);
        Assert.Null(document.QuerySelector("header")); // the frame is drawn from the database
    }
}
