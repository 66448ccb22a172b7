using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Rdf.Json;

namespace Testamur.Credentials.Audit;

/// <summary>An audit log as JSON Lines: first the head of the chain, then each act on a line of its own, in order.</summary>
public static class AuditLines
{
    /// <summary>The most bytes of one line.</summary>
    public const int MaxLineBytes = 64 * 1024;

    private const string Format = "testamur-audit-1";

    /// <summary>The first line, without its end.</summary>
    public static byte[] Write(AuditHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return Line(
            new JsonObject
            {
                ["format"] = Format,
                ["institution"] = head.Institution.ToString(),
                ["entries"] = head.Number,
                ["head"] = head.Hash,
                ["at"] = AuditChain.TextOf(head.At),
            }
        );
    }

    /// <summary>The line of an act, without its end.</summary>
    public static byte[] Write(AuditRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Line(
            new JsonObject
            {
                ["number"] = record.Number,
                ["id"] = record.Id.ToString(),
                ["institution"] = record.Institution.ToString(),
                ["at"] = AuditChain.TextOf(record.At),
                ["act"] = record.Act,
                ["staff"] = record.ByStaff,
                ["actor"] = record.Actor?.ToString(),
                ["actorKey"] = Hex(record.ActorKey),
                ["actorMark"] = record.ActorMark,
                ["subject"] = record.Subject,
                ["reason"] = record.Reason,
                ["aboutKey"] = Hex(record.AboutKey),
                ["aboutMark"] = record.AboutMark,
                ["previous"] = record.Previous,
                ["hash"] = record.Hash,
            }
        );
    }

    /// <summary>Reads the first line. What is no head gives a sentence, never an exception.</summary>
    public static bool TryReadHead(
        ReadOnlySpan<byte> line,
        [NotNullWhen(true)] out AuditHead? head,
        [NotNullWhen(false)] out string? problem
    )
    {
        head = null;
        if (!StrictJson.TryParseObject(line, out var json, out problem, MaxLineBytes))
            return false;
        if (
            Text(json, "format") == Format
            && Id(json, "institution") is { } institution
            && Number(json, "entries") is { } entries
            && Digest(json, "head") is { } hash
            && Time(json) is { } at
        )
        {
            head = new(institution, entries, hash, at);
            return true;
        }

        problem =
            $"The first line is not the head of an audit log: format '{Format}', institution, entries, head and at are expected.";
        return false;
    }

    /// <summary>Reads the line of an act. What is none gives a sentence, never an exception.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> line,
        [NotNullWhen(true)] out AuditRecord? record,
        [NotNullWhen(false)] out string? problem
    )
    {
        record = null;
        if (!StrictJson.TryParseObject(line, out var json, out problem, MaxLineBytes))
            return false;
        if (
            Number(json, "number") is { } number
            && Id(json, "id") is { } id
            && Id(json, "institution") is { } institution
            && Time(json) is { } at
            && Text(json, "act") is { } act
            && json["staff"] is JsonValue staff
            && staff.TryGetValue<bool>(out var byStaff)
            && Digest(json, "actorMark") is { } actorMark
            && Digest(json, "aboutMark") is { } aboutMark
            && Digest(json, "previous") is { } previous
            && Digest(json, "hash") is { } hash
            && IsNullOr(json, "actor", Id(json, "actor") is not null)
            && IsNullOr(json, "actorKey", Key(json, "actorKey") is not null)
            && IsNullOr(json, "subject", Text(json, "subject") is not null)
            && IsNullOr(json, "reason", Text(json, "reason") is not null)
            && IsNullOr(json, "aboutKey", Key(json, "aboutKey") is not null)
        )
        {
            record = new()
            {
                Number = number,
                Id = id,
                Institution = institution,
                At = at,
                Act = act,
                ByStaff = byStaff,
                Actor = Id(json, "actor"),
                ActorKey = Key(json, "actorKey"),
                ActorMark = actorMark,
                Subject = Text(json, "subject"),
                Reason = Text(json, "reason"),
                AboutKey = Key(json, "aboutKey"),
                AboutMark = aboutMark,
                Previous = previous,
                Hash = hash,
            };
            return true;
        }

        problem = "A member is missing or is not what an act of an audit log has there.";
        return false;
    }

    private static byte[] Line(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static string? Hex(ReadOnlyMemory<byte>? key) => key is { } bytes ? Convert.ToHexStringLower(bytes.Span) : null;

    private static bool IsNullOr(JsonObject json, string name, bool isRead) =>
        isRead || (json.TryGetPropertyValue(name, out var value) && value is null);

    private static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static Guid? Id(JsonObject json, string name) => Guid.TryParseExact(Text(json, name), "D", out var id) ? id : null;

    private static long? Number(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<long>(out var number) && number is >= 0 and <= 1L << 53
            ? number
            : null;

    private static DateTimeOffset? Time(JsonObject json) =>
        DateTimeOffset.TryParseExact(
            Text(json, "at"),
            AuditChain.TimeForm,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : null;

    private static string? Digest(JsonObject json, string name) =>
        Text(json, name) is { Length: 64 } text && text.All(char.IsAsciiHexDigitLower) ? text : null;

    private static ReadOnlyMemory<byte>? Key(JsonObject json, string name)
    {
        // Not as one expression: a missing array would become an empty key.
        if (Text(json, name) is not { Length: 2 * AuditChain.KeyLength } text || !text.All(char.IsAsciiHexDigitLower))
            return null;
        return Convert.FromHexString(text);
    }
}
