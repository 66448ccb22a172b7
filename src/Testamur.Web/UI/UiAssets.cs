using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace Testamur.Web.UI;

/// <summary>The bundled files beside the assembly, and the address of each with the hash of its content.</summary>
public sealed class UiAssets
{
    internal const string Prefix = "/assets";
    private readonly Dictionary<string, string> addresses = [];

    public UiAssets()
    {
        Folder = Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets");
        if (!Directory.Exists(Folder))
            throw new DirectoryNotFoundException($"The pages' assets are missing: {Folder}. Building Testamur.Web makes them.");
        foreach (var file in Directory.EnumerateFiles(Folder))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)).AsSpan(0, 6));
            addresses[Path.GetFileName(file)] = $"{Prefix}/{Path.GetFileName(file)}?v={hash}";
        }
    }

    internal string Folder { get; }

    /// <summary>The address of a bundled file, for example <c>style.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file in the bundle.</exception>
    public string this[string name] => addresses[name];

    /// <summary>The Latin file of the text face, which every page needs first.</summary>
    internal string TextFont =>
        addresses.Keys.Single(name => name.StartsWith("source-sans-3-latin-wght-normal", StringComparison.Ordinal));

    internal StaticFileOptions Serve() =>
        new()
        {
            RequestPath = Prefix,
            FileProvider = new PhysicalFileProvider(Folder),
            // Fonts carry a hash in their name and the other addresses in their query: what an address holds never changes.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        };
}
