namespace Testamur.Education.Elm;

/// <summary>
/// Identifiers inside one document: the credential's own, a fragment and the local key. The same award gives the same text each time,
/// and a reader finds the local key again.
/// </summary>
internal sealed class ElmIds(string credentialId)
{
    public const string QfEhea = "urn:testamur:qf-ehea";
    public const string NationalLevels = "urn:testamur:nqf";
    public const string Frameworks = "urn:testamur:framework:";
    public const string Notes = "urn:testamur:note";

    private readonly string _base = credentialId + (credentialId.Contains('#', StringComparison.Ordinal) ? "-" : "#");

    public string Of(string kind) => _base + kind;

    public string Of(string kind, string key) => $"{_base}{kind}.{Uri.EscapeDataString(key)}";

    public string Of(string kind, int number) => Of(kind, (number + 1).ToString(null, null));

    /// <summary>The local key of an identifier of that kind; null when it is not one of ours.</summary>
    public static string? Key(string? id, string kind)
    {
        if (id is null || id.LastIndexOf('#') is not (>= 0 and var mark))
            return null;
        var local = id.AsSpan(mark + 1);
        return local.StartsWith(kind, StringComparison.Ordinal) && local.Length > kind.Length && local[kind.Length] == '.'
            ? Uri.UnescapeDataString(id[(mark + kind.Length + 2)..])
            : null;
    }

    public static bool Is(string? id, string kind) => id is not null && id.EndsWith('#' + kind, StringComparison.Ordinal);
}
