using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Quality.Agencies;

/// <summary>What makes a record of an agency's decision usable. Pure.</summary>
internal static class ReportRules
{
    public static Problem? Check(RecordReport.Request request, DateOnly today)
    {
        var wrong = new List<string>();
        if (string.IsNullOrWhiteSpace(request.Agency) || request.Agency.Trim().Length > AgencyReport.LongestName)
            wrong.Add("agency");
        if (!Enum.IsDefined(request.Decision))
            wrong.Add("decision");
        if (request.DecidedOn > today || request.DecidedOn.Year < 1999) // the Bologna declaration; nothing before it speaks of today
            wrong.Add("decidedOn");
        if (request.ValidUntil < request.DecidedOn || request.ValidUntil?.Year > request.DecidedOn.Year + 20)
            wrong.Add("validUntil");
        if (!string.IsNullOrWhiteSpace(request.AgencyCountry) && !IsCountry(request.AgencyCountry.Trim()))
            wrong.Add("agencyCountry");
        if (request.DeqarId is <= 0)
            wrong.Add("deqarId");
        if (!string.IsNullOrWhiteSpace(request.Address) && !IsAddress(request.Address.Trim()))
            wrong.Add("address");
        return wrong.Count > 0 ? QualityProblems.ReportUnusable(wrong) : null;
    }

    private static bool IsCountry(string code) => code.Length == 2 && code.All(char.IsAsciiLetter);

    private static bool IsAddress(string address) =>
        address.Length <= AgencyReport.LongestAddress
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps;
}
