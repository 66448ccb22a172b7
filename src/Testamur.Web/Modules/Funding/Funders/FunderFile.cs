using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Testamur.Web.Modules.Funding.Ledger;

namespace Testamur.Web.Modules.Funding.Funders;

/// <summary>A funder written down as one file of JSON: its schemes, the offers they pay for, and who has how much.</summary>
internal sealed partial record FunderFile(
    string Format,
    IReadOnlyList<Scheme> Schemes,
    IReadOnlyList<FunderFile.Account> Accounts
)
{
    public const string FileFormat = "testamur-funder/1";
    public const int MostBytes = 4 * 1024 * 1024;
    private const int MostDays = 3660;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <param name="Email">Of the person, as it is confirmed at the platform.</param>
    /// <param name="Number">The account's number at the funder.</param>
    /// <param name="Granted">In minor units of the scheme's currency.</param>
    internal sealed record Account(string Scheme, string Email, string Number, long Granted);

    /// <param name="flaw">What is wrong, with its place; null when the file could be read.</param>
    /// <returns>Null when something is wrong.</returns>
    public static FunderFile? Read(ReadOnlySpan<byte> bytes, out string? flaw)
    {
        if (bytes.Length > MostBytes)
        {
            flaw = $"the file has {bytes.Length} bytes; at most {MostBytes} are read";
            return null;
        }

        try
        {
            var file = JsonSerializer.Deserialize<FunderFile>(bytes, Json);
            flaw = file is null ? "the file says nothing" : file.Flaws().FirstOrDefault();
            return flaw is null ? file : null;
        }
        catch (JsonException exception)
        {
            flaw = exception.Message;
            return null;
        }
    }

    private IEnumerable<string> Flaws()
    {
        if (Format != FileFormat)
            yield return $"format: '{Format}' is not {FileFormat}";
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, scheme) in Schemes.Index())
        {
            if (!ids.Add(scheme.Id))
                yield return $"schemes[{number}].id: '{scheme.Id}' is there twice";
            if (FlawOf(scheme) is { } flaw)
                yield return $"schemes[{number}].{flaw}";
        }

        var (people, numbers) = (new HashSet<(string, string)>(), new HashSet<(string, string)>());
        foreach (var (number, account) in Accounts.Index())
        {
            if (!ids.Contains(account.Scheme))
                yield return $"accounts[{number}].scheme: there is no scheme '{account.Scheme}'";
            if (account.Granted is < 0 or > LedgerRules.MostAmount)
                yield return $"accounts[{number}].granted: {account.Granted} is not an amount";
            if (account.Number is not { Length: > 0 and <= 60 } || !numbers.Add((account.Scheme, account.Number)))
                yield return $"accounts[{number}].number: '{account.Number}' is empty, too long or there twice";
            if (!people.Add((account.Scheme, account.Email.ToUpperInvariant())))
                yield return $"accounts[{number}].email: '{account.Email}' is there twice";
        }
    }

    private static string? FlawOf(Scheme scheme) =>
        !Id().IsMatch(scheme.Id) ? $"id: '{scheme.Id}' is not 1 to 60 small letters, digits and hyphens"
        : scheme.Name.IsBlank ? "name: it has none"
        : scheme.Funder.IsBlank ? "funder: it has none"
        : scheme.WhoCan.IsBlank ? "whoCan: nobody reads who has a right to it"
        : !Currency().IsMatch(scheme.Currency) ? $"currency: '{scheme.Currency}' is not a code of three letters"
        : scheme.Percent is < 1 or > 100 ? $"percent: {scheme.Percent} is not 1 to 100"
        : scheme.Most is < 1 or > LedgerRules.MostAmount ? $"most: {scheme.Most} is not an amount"
        : scheme.ValidUntil < scheme.ValidFrom ? "validUntil: it lies before validFrom"
        : scheme.Refund.PartPercent is < 0 or > 100 ? $"refund.partPercent: {scheme.Refund.PartPercent} is not 0 to 100"
        : scheme.Refund.FullDays is < -MostDays or > MostDays || scheme.Refund.PartDays > MostDays
            ? "refund: more days than ten years have"
        : scheme.Refund.PartDays < scheme.Refund.FullDays ? "refund.partDays: fewer than fullDays"
        : null;

    [GeneratedRegex("^[a-z0-9-]{1,60}$")]
    private static partial Regex Id();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Currency();
}
