using Testamur.Credentials.Baking;
using Testamur.Education.Awards;
using Testamur.Education.Recognition.Reading;

namespace Testamur.Education.Recognition;

/// <summary>What a document that somebody handed in holds.</summary>
/// <param name="Credentials">The credentials, each of which may be recognised by itself: a transcript or record holds several.</param>
/// <param name="Findings">What was doubtful, missing or not understood.</param>
/// <param name="Problem">Why nothing was read, as an English sentence; null when something was.</param>
public sealed record ReceivedDocument(
    IReadOnlyList<ReceivedCredential> Credentials,
    IReadOnlyList<AwardFinding> Findings,
    string? Problem = null
)
{
    /// <summary>
    /// Reads a document in its own format: European Learning Model and European Digital Credentials, Open Badges 3.0 and 2.0, Comprehensive Learner Records,
    /// other verifiable credentials of either data model, and presentations of them; plain, with embedded proof, sealed, as a token, or baked into a PNG or
    /// SVG picture. Never throws for what stands in the document.
    /// </summary>
    public static ReceivedDocument Read(ReadOnlyMemory<byte> document)
    {
        var text = document.Span.TrimStart(" \t\r\n"u8);
        string problem;
        if (
            text.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
            || text.IndexOf("<svg"u8) is >= 0 and < 2000
        )
        {
            var isPng = text[0] != (byte)'<';
            if (
                !(
                    isPng
                        ? BakedPng.TryExtract(document, out var badge, out problem, SecuredInput.MaxBytes)
                        : BakedSvg.TryExtract(document, out badge, out problem, SecuredInput.MaxBytes)
                )
            )
                return new([], [], $"The picture holds no badge: {problem}.");
            document = badge;
        }
        return SecuredInput.TryOpen(document.Span, out var credential, out var secured, out problem)
            ? DocumentReader.Read(credential, secured)
            : new([], [], $"The document cannot be read: {problem}.");
    }
}
