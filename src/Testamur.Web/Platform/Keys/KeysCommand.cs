namespace Testamur.Web.Platform.Keys;

/// <summary><c>keys rotate</c> replaces the encryption key, <c>keys rotate-data</c> every institution's data key.</summary>
internal static class KeysCommand
{
    public static async Task<int> RunAsync(WebApplication app, string what)
    {
        var rotate = app.Services.GetRequiredService<RotateEncryption>();
        switch (what)
        {
            case "rotate":
                var wrapped = await rotate.EncryptionKeyAsync(CancellationToken.None);
                var then = app.Services.GetRequiredService<EncryptionKey>().IsOwnFile
                    ? "Back up keys/kek of the data folder and delete keys/kek.old beside it."
                    : "Testamur:Keys:PreviousEncryptionKey is not needed any more.";
                Console.WriteLine($"{wrapped} data keys are wrapped by the new encryption key. {then}");
                return 0;
            case "rotate-data":
                var resealed = await rotate.DataKeysAsync(CancellationToken.None);
                Console.WriteLine(
                    $"{resealed} private keys are sealed with new data keys; the ones before open nothing any more."
                );
                return 0;
            default:
                await Console.Error.WriteLineAsync("Usage: Testamur.Web keys rotate | keys rotate-data");
                return 64;
        }
    }
}
