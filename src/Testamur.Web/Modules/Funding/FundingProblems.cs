using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Funding;

/// <summary>Every refusal of this module.</summary>
internal static class FundingProblems
{
    public static Problem NotByHand()
    {
        const string text = "By hand money is used, released or refunded. Granting and reserving happen by themselves.";
        return new("funding.notByHand", ProblemKind.Invalid, text, Under("act", text));
    }

    public static Problem NotThere() =>
        new(
            "funding.notThere",
            ProblemKind.Conflict,
            "The money is not there to be moved so: it was used, released or refunded before, or it is less. Look at the support again."
        );

    public static Problem KeyTaken() =>
        new(
            "funding.keyTaken",
            ProblemKind.Conflict,
            "This key was used for another act. Choose a new key for a new act; repeat a request with its own."
        );

    public static Problem SchemeNotFound() =>
        new("funding.schemeNotFound", ProblemKind.NotFound, "No scheme has this id. Look at the list of schemes.");

    public static Problem RegisterUnreadable() =>
        new(
            "funding.registerUnreadable",
            ProblemKind.Conflict,
            "The funder's register cannot be read now. The page of supports says what is wrong with it."
        );

    public static Problem StatementUnreadable(string flaw) =>
        new("funding.statementUnreadable", ProblemKind.Conflict, $"The funder's record cannot be read: {flaw}")
        {
            Arguments = [flaw],
        };

    private static Dictionary<string, string[]> Under(string field, string text) => new() { [field] = [text] };
}
