using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Testamur.Education.OpenBadges;
using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Documents;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Modules.Recognition.Deciding;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Statements;

/// <summary>
/// Seals the statement of a decision, once for each. A second one, after an appeal, withdraws the first. Before the institution has keys the event
/// is tried again later, so that no decision stays without its statement.
/// </summary>
internal sealed class SealStatement(
    AppDb db,
    CurrentTenant tenant,
    CaseBench bench,
    IDocumentSeals seals,
    IInstitutions institutions,
    IPeople people,
    IStringLocalizer<RecognitionText> text,
    IOptions<RecognitionOptions> options,
    TimeProvider time
) : IEventHandler<CaseDecided>
{
    public async Task HandleAsync(CaseDecided happened, CancellationToken cancel)
    {
        var id = new CaseId(happened.Case);
        var one = await db.Set<RecognitionCase>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancel);
        // An account closed in the meantime took its case's words with it.
        if (one is not { Applicant: { } applicant, Outcome: { } outcome })
            return;
        var made = await db.Set<SealedStatement>().Where(statement => statement.Case == id).ToListAsync(cancel);
        if (made.Exists(statement => statement.Decision == happened.Decision))
            return;
        var institution =
            await institutions.FindAsync(tenant.Id, cancel)
            ?? throw new InvalidOperationException($"Institution {tenant.Id.Value} decided but is not known.");
        var person = await people.FindAsync(applicant, cancel);
        var officer = one.DecidedBy is { } by ? (await people.FindAsync(by, cancel))?.Name : null;
        var laid = await bench.LayAsync(one, cancel);
        var name = one.Facts.HolderName ?? person?.Name ?? "";
        var words = WordsIn(person?.Language ?? "en");
        var sealedDocument =
            await seals.SealAsync(
                place =>
                    StatementDocument.Write(
                        StatementOf.Make(
                            one,
                            laid,
                            new(
                                place.Id,
                                person?.Language ?? "en",
                                institution,
                                name,
                                officer ?? words.Officer,
                                words.Basis,
                                words.Appeal,
                                options.Value.AppealDays
                            )
                        ),
                        place.IssuedAt,
                        new BadgeStatus(place.StatusList, place.StatusIndex)
                    ),
                cancel
            ) ?? throw new InvalidOperationException($"The decision on case {happened.Case} cannot be sealed yet: no keys.");
        Withdraw(made, one);
        db.Add(
            new SealedStatement
            {
                Institution = tenant.Id,
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                Case = id,
                Decision = happened.Decision,
                PublicId = sealedDocument.Id,
                ApplicantName = name,
                List = sealedDocument.List,
                Index = sealedDocument.Index,
                IssuedAt = sealedDocument.IssuedAt,
                DataIntegrity = sealedDocument.DataIntegrity,
                Jwt = sealedDocument.Jwt,
            }
        );
        // A condition still has to be met, and what is refused or has no credits counts for nothing.
        if (one.AcceptedEcts > 0 && outcome is not (RecognitionOutcome.Refused or RecognitionOutcome.Conditional))
            db.Publish(new RecognitionStated(happened.Case, applicant), time);
    }

    /// <summary>What a case says in no words of its own, in the applicant's language: whoever delivers the event has none.</summary>
    private (string Officer, string Basis, string Appeal) WordsIn(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return (text["Officer.None"], text["Basis.Convention"], text["Appeal.Route", options.Value.AppealDays]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private void Withdraw(IEnumerable<SealedStatement> earlier, RecognitionCase one)
    {
        foreach (var statement in earlier.Where(statement => statement.WithdrawnAt is null))
        {
            var now = time.GetUtcNow();
            statement.Withdraw(now);
            seals.Withdraw(statement.List, statement.Index, one.DecidedBy);
            if (statement is { SupplementList: { } list, SupplementIndex: { } index })
                seals.Withdraw(list, index, one.DecidedBy);
            if (one.Applicant is { } applicant)
                db.Publish(
                    new StatementWithdrawn(one.Id.Value, applicant, statement.PublicId, text["Statement.Replaced"], now),
                    time
                );
        }
    }
}
