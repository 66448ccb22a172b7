namespace Testamur.Web.Platform.Keys;

internal static class KeysModule
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EncryptionKey>();
        builder.Services.AddSingleton<Envelope>();
    }
}
