using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Testamur.Credentials.Archive;

/// <summary>
/// A credential with everything it takes to verify it when the network is gone: the DID documents, status lists, contexts and related
/// resources as they were when it was made. A handful of plain files with a manifest of their digests, as a folder or a ZIP.
/// </summary>
/// <remarks>
/// An archive is written by whoever holds it, so nothing in it is believed for being in it. A credential's own signature protects the credential,
/// a status list's own signature the list, a digest that was signed a related resource. A DID document is protected by nothing:
/// <see cref="ArchiveSources"/> gives out only those whose keys its caller already trusts.
/// </remarks>
public sealed record CredentialArchive
{
    /// <summary>The greatest number of documents beside the credential.</summary>
    public const int MaxResources = 200;

    /// <summary>The greatest size of one file, in bytes.</summary>
    public const int MaxFileBytes = 16 * 1024 * 1024;

    /// <summary>The greatest size of all files together, in bytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The name of the file that lists the others.</summary>
    public const string ManifestFile = "manifest.json";

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The secured credential, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Credential { get; init; }

    /// <summary>The documents beside it.</summary>
    public required IReadOnlyList<ArchivedResource> Resources { get; init; }

    /// <summary>The files to write, by name; names have at most one folder in them.</summary>
    /// <exception cref="InvalidOperationException">More than an archive may hold.</exception>
    public IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> Files()
    {
        if (Resources.Count > MaxResources || Credential.Length + Resources.Sum(one => (long)one.Content.Length) > MaxBytes)
            throw new InvalidOperationException("More than an archive may hold.");
        return
        [
            (ManifestFile, ArchiveManifest.Write(this)),
            ("README.txt", Encoding.UTF8.GetBytes(ReadMe)),
            (ArchiveManifest.CredentialFile, Credential),
            .. Resources.Select((one, index) => (ArchiveManifest.FileOf(index), one.Content)),
        ];
    }

    /// <summary>Reads an archive. Every file must have the digest that the manifest gives. Never throws of itself.</summary>
    /// <param name="open">Gives the bytes of a file by its name, or null when there is none; asked only for names this class writes.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="problem">Why it cannot be used.</param>
    public static bool TryRead(
        Func<string, ReadOnlyMemory<byte>?> open,
        [NotNullWhen(true)] out CredentialArchive? archive,
        out string problem
    )
    {
        ArgumentNullException.ThrowIfNull(open);
        return ArchiveManifest.TryRead(open, out archive, out problem);
    }

    private const string ReadMe = """
        This folder holds a credential and what it takes to verify it without a network.

        credential    the credential as it was issued; give this file to others
        resources/    keys, status lists and vocabularies as they were when this was made
        manifest.json where each of them came from, with its SHA-256

        To verify:  testamur credential verify --archive THIS-FOLDER --trust TRUST.json THIS-FOLDER/credential
        The trust file names the issuer's keys, or the certificates that vouch for its seal: an archive cannot vouch for itself.
        """;
}
