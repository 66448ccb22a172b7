namespace Testamur.Web.Platform.Legal;

internal static class LegalModule
{
    public static void AddLegal(this WebApplicationBuilder builder) =>
        builder.Services.AddOptions<LegalOptions>().BindConfiguration("Testamur:Legal");
}
