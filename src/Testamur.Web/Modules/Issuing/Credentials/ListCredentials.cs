using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Issuing.Credentials;

internal sealed record CredentialRow(
    Guid Id,
    string LearnerName,
    string LearnerEmail,
    string Title,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ValidUntil,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? SuspendedAt
);

/// <summary>The institution's credentials, newest first, found by the learner's name or address or by the title.</summary>
internal sealed class ListCredentials(AppDb db)
{
    public const int PageSize = 50;

    /// <param name="Next">What to ask for next; null on the last page.</param>
    internal sealed record Answer(IReadOnlyList<CredentialRow> Credentials, string? Next);

    [SuppressMessage("Globalization", "CA1309", Justification = "Translated to SQL, which takes no kind of comparison.")]
    public async Task<Answer> HandleAsync(string? search, string? after, CancellationToken cancel)
    {
        var credentials = db.Set<Credential>().AsNoTracking();
        if (search?.Trim().ToLowerInvariant() is { Length: > 0 } wanted)
            credentials = credentials.Where(c => c.SearchText.Contains(wanted) || c.PublicId == wanted);
        if (Cursor(after) is { } cursor)
            credentials = credentials.Where(c =>
                c.IssuedAt < cursor.At || (c.IssuedAt == cursor.At && string.Compare(c.PublicId, cursor.Id) > 0)
            );
        var page = await credentials
            .OrderByDescending(c => c.IssuedAt)
            .ThenBy(c => c.PublicId)
            .Take(PageSize + 1)
            .Select(c => new
            {
                c.PublicId,
                c.Id,
                c.LearnerName,
                c.LearnerEmail,
                c.Title,
                c.IssuedAt,
                c.ValidUntil,
                c.RevokedAt,
                c.SuspendedAt,
            })
            .ToListAsync(cancel);
        var rows = page.Take(PageSize)
            .Select(c => new CredentialRow(
                c.Id.Value,
                c.LearnerName,
                c.LearnerEmail,
                c.Title,
                c.IssuedAt,
                c.ValidUntil,
                c.RevokedAt,
                c.SuspendedAt
            ));
        var next =
            page.Count > PageSize ? $"{page[PageSize - 1].IssuedAt.ToUnixTimeSeconds()}~{page[PageSize - 1].PublicId}" : null;
        return new([.. rows], next);
    }

    public static void Map(RouteGroupBuilder credentials) =>
        credentials
            .MapGet(
                "",
                async (
                    [FromQuery] string? search,
                    [FromQuery] string? after,
                    ListCredentials useCase,
                    CancellationToken cancel
                ) => TypedResults.Ok(await useCase.HandleAsync(search, after, cancel))
            )
            .RequiresInUnits(Permission.Issue)
            .WithName("ListCredentials")
            .WithSummary("List the institution's credentials, newest first");

    private static (DateTimeOffset At, string Id)? Cursor(string? text) =>
        text?.Split('~', 2) is [var seconds, var id]
        && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at < 32_503_680_000 // the year 3000
            ? (DateTimeOffset.FromUnixTimeSeconds(at), id)
            : null;
}
