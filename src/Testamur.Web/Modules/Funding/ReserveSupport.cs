using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Funding;

/// <summary>Sets money aside for an enrolment, or writes down why not. The caller has a transaction and saves.</summary>
internal sealed class ReserveSupport(
    AppDb db,
    Books books,
    IFunder funder,
    ISpecifications specifications,
    IPeople people,
    SupportMessages messages,
    CurrentTenant tenant,
    PlaceOfWork place,
    AuditLog audit,
    IOptions<FundingOptions> options,
    TimeProvider time
)
{
    public async Task HandleAsync(EnrolmentView enrolment, CancellationToken cancel)
    {
        var register = await funder.ReadRegisterAsync(cancel);
        if (register.Flaw is { } flaw)
            throw new InvalidDataException($"The funder's register cannot be read: {flaw}.");
        // A scheme that was there when the learner chose it may be gone; then there is nothing to write down.
        if (
            register.Find(enrolment.Support ?? "") is not { } scheme
            || await people.FindAsync(enrolment.Person, cancel) is not { } learner
            || await specifications.FindAsync(enrolment.Specification, enrolment.Version, cancel) is not { } version
        )
            return;

        var now = time.GetUtcNow();
        var offer = PricedOffer.Of(version.Content, await place.SlugAsync(cancel));
        var entitlement = await funder.FindEntitlementAsync(scheme.Id, learner.Email, cancel);
        var book = entitlement is null ? null : await books.TakeAsync(learner.Id, scheme, entitlement, cancel);
        if (book is null)
            entitlement = null;
        var answer = Eligibility.For(
            scheme,
            offer,
            entitlement,
            book?.Balance ?? default,
            DateOnly.FromDateTime(now.UtcDateTime)
        );
        var support = new Support
        {
            Institution = tenant.Id,
            Enrolment = enrolment.Id,
            Account = book?.Account.Id,
            Scheme = scheme.Id,
            Offering = enrolment.Offering,
            Specification = enrolment.Specification,
            Title = version.Content.Title.In(learner.Language),
            StartsOn = enrolment.StartsOn,
            Currency = scheme.Currency,
            Price = answer.Price,
            Amount = answer.Support,
            RefundFullDays = scheme.Refund.FullDays,
            RefundPartDays = scheme.Refund.PartDays,
            RefundPartPercent = scheme.Refund.PartPercent,
            LapsesAfter = enrolment.StartsOn.AddDays(options.Value.LapseDays),
            Stage = answer.Why is null ? SupportStage.Reserved : SupportStage.Refused,
            Refusal = answer.Why,
            CreatedAt = now,
            StageSince = now,
        };
        db.Add(support);
        if (book is not null && answer.Why is null)
        {
            books.Write(book, new(LedgerAct.Reserve, answer.Support, enrolment.Id, $"Reserve-{enrolment.Id:n}"));
            audit.Record("funding.reserved", enrolment.Id.ToString());
        }
        else
        {
            audit.Record("funding.refused", enrolment.Id.ToString());
            messages.Send("Funding.NotReserved", support, answer.Price, learner);
        }
    }
}
