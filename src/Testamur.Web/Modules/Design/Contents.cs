using System.Text.Json;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Design;

/// <summary>Reads a specification that somebody hands in.</summary>
internal static class Contents
{
    public const int MostCharacters = 512 * 1024;

    /// <summary>The address and the version number are the platform's: whatever the text says, they are set.</summary>
    public static Result<Specification> Read(JsonElement given, string uri, int number)
    {
        var json = given.GetRawText();
        if (json.Length > MostCharacters)
            return DesignProblems.TooLarge();
        try
        {
            return SpecificationJson.Read(json) with { Id = uri, Version = number };
        }
        catch (JsonException problem)
        {
            return DesignProblems.Unreadable(problem.Message);
        }
    }
}
