namespace Testamur.Rdf.JsonLd.Contexts;

/// <summary>
/// Where remote contexts come from. The library fetches nothing: an implementation holds the documents already
/// (<see href="https://www.w3.org/TR/json-ld11-api/#loaddocumentcallback">LoadDocumentCallback</see>). Safe for use by several threads.
/// </summary>
public interface IContextLoader
{
    /// <summary>Finds the context document at an address; false when it is not known.</summary>
    /// <param name="address">An absolute IRI, compared as text.</param>
    /// <param name="utf8">The bytes of the document.</param>
    bool TryLoad(string address, out ReadOnlyMemory<byte> utf8);
}
