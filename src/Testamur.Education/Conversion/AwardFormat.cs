using System.Text.Json.Nodes;
using Testamur.Education.Awards;

namespace Testamur.Education.Conversion;

/// <summary>Formats that an award is read from and written to.</summary>
public enum AwardFormat
{
    /// <summary>European Learning Model.</summary>
    Elm,

    /// <summary>Open Badges 3.0.</summary>
    OpenBadge,

    /// <summary>Comprehensive Learner Record 2.0.</summary>
    Clr,
}

/// <summary>Names of the formats, and how to tell them apart.</summary>
public static class AwardFormats
{
    /// <summary>elm, ob3 or clr; null for any other name.</summary>
    public static AwardFormat? Find(string? name) =>
        name switch
        {
            "elm" => AwardFormat.Elm,
            "ob3" => AwardFormat.OpenBadge,
            "clr" => AwardFormat.Clr,
            _ => null,
        };

    /// <summary>The format of a document by its content, however it is secured; null when it is none of these.</summary>
    public static AwardFormat? Detect(ReadOnlySpan<byte> document) =>
        SecuredInput.TryOpen(document, out var credential, out _, out _) ? Of(credential) : null;

    internal static AwardFormat? Of(JsonObject credential)
    {
        var node = new OpenDocument(credential).Root;
        if (node.Is("ClrCredential"))
            return AwardFormat.Clr;
        if (node.Is("EuropeanDigitalCredential") || credential.ContainsKey("@graph"))
            return AwardFormat.Elm;
        var subject = node.Node("credentialSubject");
        return subject?.Has("achievement") == true ? AwardFormat.OpenBadge
            : subject?.Has("hasClaim") == true ? AwardFormat.Elm
            : null;
    }

    internal static string Name(AwardFormat format) =>
        format switch
        {
            AwardFormat.Elm => "The European Learning Model",
            AwardFormat.Clr => "A Comprehensive Learner Record 2.0",
            _ => "An Open Badge 3.0",
        };
}
