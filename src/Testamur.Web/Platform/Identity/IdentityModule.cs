using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Platform.Identity;

internal static class IdentityModule
{
    private const string ByPath = "Testamur";

    /// <summary>Pages know people by a cookie, the API by a bearer token only: a page of another site cannot make an API call for somebody.</summary>
    public static void AddPlatformIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var platform = builder.Configuration.GetSection("Testamur").Get<TestamurOptions>() ?? new();
        var secure = platform.PublicUrl.StartsWith("https:", StringComparison.Ordinal);
        services.AddDataProtection().SetApplicationName("testamur");
        services.AddSingleton<SessionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<SessionKeys>((options, keys) => options.XmlRepository = keys);
        services
            .AddIdentityCore<Person>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = ""; // the name is the e-mail address, whose form is checked as such
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<AppDb>()
            .AddSignInManager()
            .AddErrorDescriber<IdentityErrors>()
            .AddDefaultTokenProviders();
        services.Configure<IdentityPasskeyOptions>(options => options.ServerDomain = new Uri(platform.PublicUrl).Host);
        services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = ByPath;
                options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
            })
            .AddPolicyScheme(
                ByPath,
                null,
                options =>
                    options.ForwardDefaultSelector = context =>
                        context.Request.Path.StartsWithSegments("/api")
                            ? IdentityConstants.BearerScheme
                            : IdentityConstants.ApplicationScheme
            )
            .AddBearerToken(IdentityConstants.BearerScheme, options => options.BearerTokenExpiration = TimeSpan.FromHours(1))
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = secure ? "__Host-testamur" : "testamur";
            options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "return";
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddPolicies();
        services.AddScoped<Actor>();
        services.AddScoped<RolesOfUnits>();
        services.AddScoped<IPeople, People>();
        services.AddAccounts();
    }

    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<FieldChecks>();
        services.AddScoped<Accounts>();
        services.AddScoped<AccountMessages>();
        services.AddScoped<AccountLinks>();
        services.AddScoped<SignIn>();
        services.AddScoped<SignUp>();
        services.AddScoped<MyAccount>();
        services.AddScoped<MyData>();
        services.AddScoped<Passkeys>();
        services.AddScoped<CloseAccount>();
        services.AddScoped<EraseAccount>();
        services.AddScoped<IErasedWithAccount, Events.EraseEvents>();
        services.AddScoped<UI.IShell, PlatformShell>();
        services.AddScoped<IPersonalData, AccountPersonalData>();
        services.AddScoped<IPersonalData, MembershipPersonalData>();
    }

    public static void MapPlatformIdentity(this Http.ApiRoutes routes)
    {
        SignIn.Map(routes.Open);
        SignUp.Map(routes.Open);
        MyAccount.Map(routes.My);
        MyData.Map(routes.My, routes.Site);
        Passkeys.Map(routes.Site);
        FrameForms.Map(routes.Site);
    }
}
