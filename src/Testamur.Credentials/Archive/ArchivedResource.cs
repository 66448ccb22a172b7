namespace Testamur.Credentials.Archive;

/// <summary>What a document in an archive is.</summary>
public enum ArchivedKind
{
    /// <summary>A DID document; its address is the DID.</summary>
    DidDocument,

    /// <summary>A secured status list, as it was served.</summary>
    StatusList,

    /// <summary>A JSON-LD context. Kept for whoever verifies with other means: this library reads contexts it ships with, and no others.</summary>
    Context,

    /// <summary>Anything else the credential relates to.</summary>
    Resource,
}

/// <summary>One document in an archive.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Address">Where it came from: an absolute IRI or a DID.</param>
/// <param name="Content">Its bytes as they were served.</param>
public sealed record ArchivedResource(ArchivedKind Kind, string Address, ReadOnlyMemory<byte> Content);
