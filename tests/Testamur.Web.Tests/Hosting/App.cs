using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Tests.Hosting;

/// <summary>The whole platform in this process, with a database and a data folder of its own. Tests say what they want; this says how.</summary>
internal sealed class App : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory;
    private readonly string _folder;

    private App(WebApplicationFactory<Program> factory, string folder, MovableTime time)
    {
        (_factory, _folder, Time) = (factory, folder, time);
    }

    public MovableTime Time { get; }

    public string DataFolder => _folder;

    /// <param name="settings">Configuration beside the defaults of a test.</param>
    /// <param name="services">Replaces what a test must hold in its own hands; nothing that can be run for real.</param>
    public static Task<App> StartAsync(Dictionary<string, string?> settings, Action<IServiceCollection>? services = null)
    {
        var folder = Directory.CreateTempSubdirectory("testamur-test-").FullName;
        var time = new MovableTime();
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Testamur:DataFolder", folder);
            host.UseSetting("Testamur:StrangerRequestsPerMinute", "100000");
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            host.ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Warning));
            host.ConfigureTestServices(collection =>
            {
                collection.AddSingleton<TimeProvider>(time);
                // A password that is slow to guess is slow to make, and a test makes many people.
                collection.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1000);
                services?.Invoke(collection);
                Standins.AddMissing(collection);
            });
        });
        _ = factory.Server; // starts it
        return Task.FromResult(new App(factory, folder, time));
    }

    /// <summary>A new member institution. Two may have the same name, as in life.</summary>
    public async Task<Institution> InstitutionAsync(string name = "Example University", string? slug = null)
    {
        await using var scope = _factory.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var institution = new Institution
        {
            Id = Ids.New<InstitutionId>(Time),
            Slug = slug ?? $"u{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}",
            Name = name,
            LegalName = name,
            CountryCode = "FI",
            JoinedAt = Time.GetUtcNow(),
        };
        db.Add(institution);
        await db.SaveChangesAsync();
        return institution;
    }

    /// <summary>A new person with the given roles. The e-mail address is the person's own.</summary>
    public async Task<Person> PersonAsync(string name, params (Institution At, Role Role)[] roles)
    {
        await using var scope = _factory.Services.CreateAsyncScope();
        var email = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}@example.org";
        var person = new Person
        {
            Id = Ids.New<PersonId>(Time).Value,
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            Name = name,
            CreatedAt = Time.GetUtcNow(),
        };
        var created = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password);
        Assert.True(created.Succeeded, string.Join(' ', created.Errors.Select(error => error.Description)));
        foreach (var held in roles.GroupBy(role => role.At))
        {
            await InScopeAsync(
                held.Key,
                services =>
                {
                    var db = services.GetRequiredService<AppDb>();
                    db.AddRange(
                        held.Select(one => new Membership
                        {
                            Institution = one.At.Id,
                            Person = new(person.Id),
                            Role = one.Role,
                            Since = Time.GetUtcNow(),
                        })
                    );
                    return db.SaveChangesAsync();
                }
            );
        }

        return person;
    }

    /// <summary>The password of every person a test makes.</summary>
    public const string Password = "correct horse battery";

    /// <summary>A client of the API with the person's bearer token; null for a stranger.</summary>
    public HttpClient Api(Person? person)
    {
        var client = _factory.CreateDefaultClient();
        if (person is not null)
        {
            var options = Options<BearerTokenOptions>(IdentityConstants.BearerScheme);
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                options.BearerTokenProtector.Protect(Ticket(person, IdentityConstants.BearerScheme))
            );
        }

        return client;
    }

    /// <summary>A browser without script, signed in by cookie; null for a stranger. Redirects are left to the test.</summary>
    public HttpClient Browser(Person? person)
    {
        var cookies = new CookieContainer();
        var client = _factory.CreateDefaultClient(new CookieContainerHandler(cookies));
        if (person is not null)
        {
            var options = Options<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme);
            var value = options.TicketDataFormat.Protect(Ticket(person, IdentityConstants.ApplicationScheme));
            cookies.Add(client.BaseAddress!, new Cookie(options.Cookie.Name!, value)); // the factory and our options set both
        }

        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    /// <summary>Runs something inside, working for an institution or for none.</summary>
    public async Task<T> InScopeAsync<T>(Institution? institution, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _factory.Services.CreateAsyncScope();
        if (institution is not null)
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution.Id);
        return await work(scope.ServiceProvider);
    }

    public Task InScopeAsync(Institution? institution, Func<IServiceProvider, Task> work) =>
        InScopeAsync(
            institution,
            async services =>
            {
                await work(services);
                return 0;
            }
        );

    /// <summary>Lets its jobs stand still until <see cref="WakeAsync"/>.</summary>
    public async Task RestAsync()
    {
        var scheduler = await SchedulerAsync();
        await scheduler.PauseAll();
        await scheduler.Standby();
    }

    /// <summary>Lets its jobs go on. A paused trigger that missed its time is due at once; one that merely stood by is first found missing, within a minute.</summary>
    public async Task WakeAsync()
    {
        var scheduler = await SchedulerAsync();
        await scheduler.Start();
        await scheduler.ResumeAll();
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        DeleteFolder();
    }

    /// <summary>Leaves nothing behind; afterwards nothing can be stored.</summary>
    public void DeleteFolder()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private ValueTask<IScheduler> SchedulerAsync() => _factory.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

    private AuthenticationTicket Ticket(Person person, string scheme)
    {
        using var scope = _factory.Services.CreateScope();
        var principals = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Person>>();
        var principal = principals.CreateAsync(person).GetAwaiter().GetResult();
        var now = Time.GetUtcNow();
        return new(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(12) }, scheme);
    }

    private TOptions Options<TOptions>(string name)
        where TOptions : class => _factory.Services.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name);
}
