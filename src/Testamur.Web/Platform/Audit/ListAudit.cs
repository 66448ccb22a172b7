using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Audit;

/// <summary>What was done at the institution, newest first, in pages.</summary>
internal sealed class ListAudit(AppDb db, IPeople people)
{
    public const int PageSize = 50;

    /// <param name="Act">Only this kind of act, such as <c>issuing.revoked</c>.</param>
    /// <param name="Person">Only what this person did.</param>
    /// <param name="From">From the beginning of this day, in UTC.</param>
    /// <param name="Until">To the end of this day, in UTC.</param>
    /// <param name="After">The <c>next</c> of the page before.</param>
    internal sealed record Request(
        string? Act = null,
        Guid? Person = null,
        DateOnly? From = null,
        DateOnly? Until = null,
        string? After = null
    );

    /// <param name="Name">Null when the platform acted by itself, or when the person has no account any more.</param>
    /// <param name="IsActorForgotten">Whether somebody acted who closed the account since; then <paramref name="Person"/> is null.</param>
    /// <param name="Subject">Null when it was a person who closed the account since.</param>
    internal sealed record Row(
        Guid Id,
        DateTimeOffset At,
        string Act,
        Guid? Person,
        string? Name,
        bool IsActorForgotten,
        string? Subject,
        string? Reason
    );

    /// <param name="Next">Where the next page starts; null on the last one.</param>
    internal sealed record Page(IReadOnlyList<Row> Items, string? Next);

    internal sealed record Doer(Guid Id, string? Name);

    /// <param name="Acts">Every kind of act on record.</param>
    /// <param name="People">Everybody who did something, by name.</param>
    internal sealed record Filters(IReadOnlyList<string> Acts, IReadOnlyList<Doer> People);

    public async Task<Page> HandleAsync(Request request, CancellationToken cancel)
    {
        var found = await Wanted(request)
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        var page = found.Take(PageSize).ToList();
        var names = await people.FindAllAsync([.. page.Select(entry => entry.Actor).OfType<PersonId>().Distinct()], cancel);
        return new(
            [.. page.Select(entry => View(entry, names))],
            found.Count > PageSize ? Cursor(page[^1].At, page[^1].Id) : null
        );
    }

    /// <summary>What a page offers to choose from.</summary>
    public async Task<Filters> FiltersAsync(CancellationToken cancel)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        var acts = await entries.Select(entry => entry.Act).Distinct().ToListAsync(cancel);
        var ids = await entries.Where(entry => entry.Actor != null).Select(entry => entry.Actor).Distinct().ToListAsync(cancel);
        var names = await people.FindAllAsync([.. ids.OfType<PersonId>()], cancel);
        return new(
            [.. acts.Order(StringComparer.Ordinal)],
            [
                .. ids.OfType<PersonId>()
                    .Select(id => new Doer(id.Value, names.GetValueOrDefault(id)?.Name))
                    .OrderBy(doer => doer.Name is null)
                    .ThenBy(doer => doer.Name, StringComparer.CurrentCulture),
            ]
        );
    }

    public static void Map(RouteGroupBuilder tenant) =>
        tenant
            .MapGet(
                "/audit",
                async (
                    [FromQuery] string? act,
                    [FromQuery] Guid? person,
                    [FromQuery] DateOnly? from,
                    [FromQuery] DateOnly? until,
                    [FromQuery] string? after,
                    ListAudit useCase,
                    CancellationToken cancel
                ) => TypedResults.Ok(await useCase.HandleAsync(new(act, person, from, until, after), cancel))
            )
            .Requires(Permission.SeeAudit)
            .WithTags("Audit")
            .WithName("ListAudit")
            .WithSummary("What was done at the institution, newest first");

    private IQueryable<AuditEntry> Wanted(Request request)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (!string.IsNullOrEmpty(request.Act))
            entries = entries.Where(entry => entry.Act == request.Act);
        if (request.Person is { } id)
        {
            PersonId? person = new(id);
            entries = entries.Where(entry => entry.Actor == person);
        }

        if (request.From is { } from)
        {
            var first = new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero);
            entries = entries.Where(entry => entry.At >= first);
        }

        if (request.Until is { } until && until < DateOnly.MaxValue)
        {
            var end = new DateTimeOffset(until.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
            entries = entries.Where(entry => entry.At < end);
        }

        return Cursor(request.After) is { } last
            ? entries.Where(entry => entry.At < last.At || (entry.At == last.At && entry.Id.CompareTo(last.Id) < 0))
            : entries;
    }

    private static Row View(AuditEntry entry, IReadOnlyDictionary<PersonId, PersonView> names) =>
        new(
            entry.Id,
            entry.At,
            entry.Act,
            entry.Actor?.Value,
            entry.Actor is { } actor ? names.GetValueOrDefault(actor)?.Name : null,
            entry.ActorKey is null,
            entry.Subject,
            entry.Reason
        );

    private static string Cursor(DateTimeOffset at, Guid id) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks:x}-{id:n}");

    private static (DateTimeOffset At, Guid Id)? Cursor(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at)
        && at >= 0
        && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParseExact(id, "n", out var parsed)
            ? (new DateTimeOffset(at, TimeSpan.Zero), parsed)
            : null;
}
