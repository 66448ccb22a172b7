using System.Globalization;

namespace Testamur.Web.Modules.Catalogue.Ooapi;

/// <summary>The parameters of a list, which mean the same at every list of the API. A filter that is not known is refused: an answer without it would be wrong.</summary>
internal sealed record OoapiParameters(int Size, int Number, DateOnly? Since, DateOnly? Until)
{
    private static readonly int[] Sizes = [10, 20, 50, 100, 250];

    /// <param name="query">As it stands in the address.</param>
    /// <param name="dated">Whether the list can be narrowed by dates.</param>
    /// <param name="wrong">What cannot be used, in words.</param>
    public static OoapiParameters? Read(IQueryCollection query, bool dated, out string wrong)
    {
        wrong = "";
        var (size, number) = (10, 1);
        DateOnly? since = null;
        DateOnly? until = null;
        foreach (var (name, values) in query)
        {
            var value = values.ToString();
            var right = name switch
            {
                "pageSize" => Whole(value, out size) && Sizes.Contains(size),
                "pageNumber" => Whole(value, out number) && number is >= 1 and <= 1_000_000,
                "since" when dated => Day(value, out since),
                "until" when dated => Day(value, out until),
                "consumer" => true, // a hint for whom additional elements are meant; there are none
                _ => false,
            };
            if (!right)
            {
                wrong =
                    $"The parameter {name} is not known here or its value cannot be used. Words are searched for at /api/v1/catalogue.";
                return null;
            }
        }

        return new(size, number, since, until);
    }

    private static bool Whole(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool Day(string text, out DateOnly? day)
    {
        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = read ? date : null;
        return read;
    }
}
