using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Requests;

/// <summary>A request that was sent with an <c>Idempotency-Key</c>, and what was answered, so that sent again it does nothing again.</summary>
internal sealed class ApiRequest : ITenanted
{
    /// <summary>For so long the answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>A request that has no answer after this long has lost its process, and may be sent again.</summary>
    public static readonly TimeSpan Lost = TimeSpan.FromMinutes(5);

    public required InstitutionId Institution { get; init; }

    /// <summary>Who sent it: keys of two people never meet.</summary>
    public required PersonId By { get; init; }

    /// <summary>SHA-256 of the key as it was sent.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of what was asked: method, address and body.</summary>
    public required string Hash { get; init; }

    /// <summary>Of the last attempt: a concurrency token.</summary>
    public required DateTimeOffset StartedAt { get; set; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Null while it is being worked on.</summary>
    public int? Status { get; private set; }

    public string? ContentType { get; private set; }

    public byte[]? Body { get; private set; }

    public void Answered(int status, string? contentType, byte[] body) =>
        (Status, ContentType, Body) = (status, contentType, body);
}
