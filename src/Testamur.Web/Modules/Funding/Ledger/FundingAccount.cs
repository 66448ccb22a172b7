using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Funding.Ledger;

/// <summary>One person's account at one scheme. It is the person's, whichever institution it pays.</summary>
internal sealed class FundingAccount
{
    public required FundingAccountId Id { get; init; }

    public required string Scheme { get; init; }

    /// <summary>Null once the person's platform account is closed; the number is what the funder knows.</summary>
    public PersonId? Person { get; private set; }

    /// <summary>The number by which the funder knows it.</summary>
    public required string Number { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Raised before the lines are read, so that whoever comes second waits and then sees the line of the first.</summary>
    public int Version { get; private set; }

    public static FundingAccount Open(FundingAccountId id, PersonId person, Scheme scheme, string number, DateTimeOffset now) =>
        new()
        {
            Id = id,
            Scheme = scheme.Id,
            Person = person,
            Number = number,
            Currency = scheme.Currency,
            OpenedAt = now,
        };
}

/// <summary>A stored line. Its key makes two writers of the same next line exclude each other, and the act's own key two tries of one act.</summary>
internal sealed class AccountLine
{
    public required FundingAccountId Account { get; init; }

    public required int Number { get; init; }

    public required LedgerAct Act { get; init; }

    /// <summary>In minor units of the account's currency.</summary>
    public required long Amount { get; init; }

    public Guid? Enrolment { get; init; }

    /// <summary>Where the enrolment is; null for what the funder gives and takes.</summary>
    public InstitutionId? Institution { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    public LedgerLine ToLine() => new(Number, Act, Amount, Enrolment, Key);

    /// <summary>The name of the act at both sides.</summary>
    public string FunderKey => $"{Account.Value:n}-{Number}";
}
