using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Testamur.Credentials.Keys;

namespace Testamur.Web.Tests.Issuing;

/// <summary>A real PKCS #11 token in software (SoftHSM 2), with a folder of its own that can be taken away like a plug.</summary>
internal sealed partial class SoftToken
{
    public const string Pin = "8472-right";

    private static readonly string Root = Directory.CreateTempSubdirectory("testamur-token-").FullName;

    private readonly string _folder;

    static SoftToken()
    {
        Directory.CreateDirectory(Path.Combine(Root, "tokens"));
        Directory.CreateDirectory(Path.Combine(Root, "away"));
        File.WriteAllText(
            Configuration,
            $"directories.tokendir = {Path.Combine(Root, "tokens")}\nobjectstore.backend = file\nlog.level = ERROR\n"
        );
        // The library reads the process's own environment, of which the runtime keeps a copy.
        Assert.Equal(0, SetVariable("SOFTHSM2_CONF", Configuration, 1));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);
    }

    private SoftToken(string label, string folder)
    {
        (Label, _folder) = (label, folder);
        PinFile = Path.Combine(Root, $"{label}.pin");
        File.WriteAllText(PinFile, Pin + "\n");
    }

    /// <summary>The library; a machine without it fails, as one without a database server does.</summary>
    public static string Module { get; } =
        new[] { "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so" }.FirstOrDefault(
            File.Exists
        ) ?? "libsofthsm2.so";

    /// <summary>What a process of its own finds the token by: <c>SOFTHSM2_CONF</c>.</summary>
    public static string Configuration => Path.Combine(Root, "softhsm2.conf");

    public string Label { get; }

    public string PinFile { get; }

    public static async Task<SoftToken> CreateAsync()
    {
        var label = $"t{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var tokens = Path.Combine(Root, "tokens");
        var before = Directory.GetDirectories(tokens);
        await RunAsync("--init-token", "--free", "--label", label, "--pin", Pin, "--so-pin", "so-pin-0000");
        return new(label, Directory.GetDirectories(tokens).Except(before).Single());
    }

    /// <summary>Puts a new P-256 key on the token; this also proves that its PIN still works.</summary>
    public async Task<PublicKey> AddKeyAsync(string key)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Path.Combine(Root, $"{Label}-{key}.pem");
        await File.WriteAllTextAsync(file, made.ExportPkcs8PrivateKeyPem());
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        await RunAsync("--import", file, "--token", Label, "--label", key, "--id", id, "--pin", Pin);
        File.Delete(file);
        var point = made.ExportParameters(false).Q;
        byte[] compressed = [(byte)(2 + (point.Y![^1] & 1)), .. point.X!]; // both are there
        Assert.True(PublicKey.TryFromBytes(KeyType.P256, compressed, out var publicKey));
        return publicKey;
    }

    public void TakeAway() => Directory.Move(_folder, Path.Combine(Root, "away", Label));

    public void PutBack() => Directory.Move(Path.Combine(Root, "away", Label), _folder);

    /// <summary>The settings with which an institution's tokens are signed by this one.</summary>
    public Dictionary<string, string?> Settings(string institution, string key) =>
        new()
        {
            ["Testamur:Issuing:Custody:Keys:0:Institution"] = institution,
            ["Testamur:Issuing:Custody:Keys:0:Role"] = "Token",
            ["Testamur:Issuing:Custody:Keys:0:Key"] = key,
            ["Testamur:Issuing:Custody:Keys:0:Module"] = Module,
            ["Testamur:Issuing:Custody:Keys:0:Token"] = Label,
            ["Testamur:Issuing:Custody:Keys:0:PinFile"] = PinFile,
        };

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("softhsm2-util", [.. arguments, "--module", Module])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SOFTHSM2_CONF"] = Configuration;
        using var process = Process.Start(start)!; // null only with UseShellExecute
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"softhsm2-util {arguments[0]}: {await output} {await errors}");
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
