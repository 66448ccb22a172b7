using System.Text.Json;

namespace Testamur.Stacking;

/// <summary>Pathways and holdings as JSON; strict: an unknown member, so an unknown kind of rule, is refused.</summary>
public static class StackJson
{
    /// <summary>Reads a pathway.</summary>
    /// <exception cref="JsonException">Not a pathway, or a member that is not known; the message names it.</exception>
    public static Pathway ReadPathway(string json) =>
        JsonSerializer.Deserialize(json, StackJsonContext.Default.Pathway) ?? throw new JsonException("A pathway is an object.");

    /// <summary>Reads an array of holdings.</summary>
    /// <exception cref="JsonException">Not an array of holdings.</exception>
    public static IReadOnlyList<Holding> ReadHoldings(string json) =>
        JsonSerializer.Deserialize(json, StackJsonContext.Default.ListHolding)
        ?? throw new JsonException("Holdings are an array.");

    /// <summary>Writes a pathway.</summary>
    public static string Write(Pathway pathway) => JsonSerializer.Serialize(pathway, StackJsonContext.Default.Pathway);
}
