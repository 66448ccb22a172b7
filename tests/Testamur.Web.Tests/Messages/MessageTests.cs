using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Tests.Alliance;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Messages;

public sealed class MessageTests(Apps apps) : IClassFixture<Apps>
{
    [Theory]
    [InlineData("en", "31 December 2027")]
    [InlineData("de", "31. Dezember 2027")]
    public async Task A_day_is_written_as_the_reader_writes_days(string language, string day)
    {
        var app = await apps.OnAsync(DatabaseKind.Sqlite);
        var body = await app.InScopeAsync(
            null,
            services =>
                Task.FromResult(services.Get<MessageWriter>().Write("Quality.Approved", ["Rivers", "2027-12-31"], language).Body)
        );
        Assert.Contains(day, body, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_message_reaches_the_inbox_and_a_file_in_the_readers_language(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var anna = await app.PersonAsync("Anna");
        await TellAsync(app, anna, "de");

        var letter = await SentAsync(app, anna.Email!);
        var file = Directory.GetFiles(Path.Combine(app.DataFolder, "mail"), $"*{letter.Id.Value:n}.eml").Single();
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains($"To: {anna.Email}\r\n", text, StringComparison.Ordinal);
        Assert.Contains("North University hat Ihnen den Nachweis „Datenkunde“ ausgestellt.", text, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/my/wallet", text, StringComparison.Ordinal);

        using var api = app.Api(anna);
        var inbox = await (await api.SendAsync(HttpMethod.Get, "/api/v1/my/messages")).JsonAsync();
        Assert.Equal(1, inbox.GetProperty("unread").GetInt32());
        var message = inbox.GetProperty("messages")[0];
        Assert.Equal("Your credential “Datenkunde” is ready", message.GetProperty("subject").GetString());
        var id = message.GetProperty("id").GetString();

        using var other = app.Api(await app.PersonAsync("Bo"));
        var foreign = await other.SendAsync(HttpMethod.Post, $"/api/v1/my/messages/{id}/read");
        Assert.Equal("platform.notFound", await foreign.CodeAsync(HttpStatusCode.NotFound));
        await (await api.SendAsync(HttpMethod.Post, $"/api/v1/my/messages/{id}/read")).JsonAsync(HttpStatusCode.NoContent);
        inbox = await (await api.SendAsync(HttpMethod.Get, "/api/v1/my/messages")).JsonAsync();
        Assert.Equal(0, inbox.GetProperty("unread").GetInt32());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_letters_text_is_gone_a_week_after_sending(DatabaseKind database)
    {
        var app = await apps.OnAsync(database);
        var anna = await app.PersonAsync("Anna");
        await TellAsync(app, anna, "en");
        Assert.NotNull((await SentAsync(app, anna.Email!)).Body);
        app.Time.Advance(SendMail.KeepText + TimeSpan.FromMinutes(1));
        await RunAsync(app);
        Assert.Null((await app.MailToAsync(anna.Email!)).Single().Body);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_tried_again_later_and_shown_when_given_up()
    {
        // A port that nobody listens on: a real refusal.
        await using var app = await App.StartAsync(
            new()
            {
                ["Testamur:Mail:Host"] = "127.0.0.1",
                ["Testamur:Mail:Port"] = "1",
                ["Testamur:Mail:Tls"] = "false",
            }
        );
        var anna = await app.PersonAsync("Anna");
        await TellAsync(app, anna, "en");
        for (var i = 0; i < MailDelivery.MostAttempts + 2; i++)
        {
            await RunAsync(app);
            app.Time.Advance(TimeSpan.FromDays(6));
        }

        var mail = (await app.MailToAsync(anna.Email!)).Single();
        Assert.Null(mail.SentAt);
        Assert.Equal(MailDelivery.MostAttempts, mail.Attempts);
        Assert.NotNull(mail.DeadAt);
        Assert.False(string.IsNullOrEmpty(mail.LastError));
    }

    [Fact]
    public void A_file_is_an_internet_message_with_encoded_headers()
    {
        var mail = new MailDelivery
        {
            Id = new(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())),
            Email = "anna@example.org",
            Language = "de",
            Kind = "Test",
            Subject = "Ihr Nachweis „Datenkunde für Anfängerinnen und Anfänger“ liegt bereit",
            Body = "Grüße\n",
            CreatedAt = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
            NextAttemptAt = default,
        };
        var head = EmlFile.Write(mail, new MailOptions()).Split("\r\n\r\n")[0];
        Assert.All(head.Split("\r\n"), line => Assert.True(line.Length <= 78 && System.Text.Ascii.IsValid(line), line));
        Assert.Contains("Date: Sun, 01 Mar 2026 08:00:00 +0000", head, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_exists_in_both_languages_with_the_same_places()
    {
        var texts = new ResourceManager(typeof(MessageText));
        var english = Keys(texts, CultureInfo.InvariantCulture);
        var german = Keys(texts, CultureInfo.GetCultureInfo("de"));
        Assert.Equal(english.Keys.Order(), german.Keys.Order());
        Assert.All(english, pair => Assert.Equal(Places(pair.Value), Places(german[pair.Key])));
    }

    private static Dictionary<string, string> Keys(ResourceManager texts, CultureInfo culture) =>
        texts
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static string Places(string text) =>
        string.Concat(Enumerable.Range(0, 5).Where(i => text.Contains($"{{{i}}}", StringComparison.Ordinal)));

    private static Task TellAsync(App app, Person person, string language) =>
        app.InScopeAsync(
            null,
            async services =>
            {
                var db = services.Get<AppDb>();
                string[] about = ["Datenkunde", "North University"];
                db.Publish(
                    new MessageRequested(
                        new(person.Id),
                        person.Email!,
                        language,
                        "Wallet.CredentialOffered",
                        about,
                        "/my/wallet"
                    ),
                    app.Time
                );
                await db.SaveChangesAsync();
            }
        );

    private static Task RunAsync(App app) => app.InScopeAsync(null, services => services.Get<SendMail>().RunAsync(default));

    /// <summary>The server's own job may be sending it at this moment.</summary>
    private static async Task<MailDelivery> SentAsync(App app, string email)
    {
        for (var i = 0; i < 50; i++)
        {
            await RunAsync(app);
            if ((await app.MailToAsync(email)).Single() is { SentAt: not null } mail)
                return mail;
            await Task.Delay(100);
        }

        throw new InvalidOperationException("The letter was not sent.");
    }
}
