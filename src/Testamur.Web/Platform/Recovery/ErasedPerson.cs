using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Recovery;

/// <summary>One line of the journal: somebody was erased. The id leads to nobody once the person's row is gone.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Previous">The hash of the line before; zeros before the first.</param>
/// <param name="Hash">SHA-256 over everything else of the line.</param>
internal sealed record ErasedPerson(long Number, DateTimeOffset At, Guid Person, string Previous, string Hash)
{
    public static readonly string Start = new('0', 64);

    public static ErasedPerson After(ErasedPerson? last, PersonId person, DateTimeOffset at)
    {
        var next = new ErasedPerson((last?.Number ?? 0) + 1, at, person.Value, last?.Hash ?? Start, "");
        return next with { Hash = next.Rehash() };
    }

    /// <summary>Whether the line is whole and stands where it was written.</summary>
    public bool Follows(ErasedPerson? last) =>
        Number == (last?.Number ?? 0) + 1 && Previous == (last?.Hash ?? Start) && Hash == Rehash();

    public string ToLine() => JsonSerializer.Serialize(this, JournalJson.Default.ErasedPerson);

    /// <returns>Null for a line that is none.</returns>
    public static ErasedPerson? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Default.ErasedPerson);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Rehash()
    {
        var at = At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var text = string.Create(CultureInfo.InvariantCulture, $"{Number}|{at}|{Person}|{Previous}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ErasedPerson))]
internal sealed partial class JournalJson : JsonSerializerContext;
