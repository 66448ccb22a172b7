namespace Testamur.Web.Modules.Funding.Ledger;

/// <summary>One line of an account. Lines are only added.</summary>
/// <param name="Number">Its place, from 1 without a gap.</param>
/// <param name="Amount">In minor units of the account's currency; more than nothing.</param>
/// <param name="Enrolment">What it was for; null for what the funder gives and takes.</param>
/// <param name="Key">Names the act: the same key is the same act, done once.</param>
internal sealed record LedgerLine(int Number, LedgerAct Act, long Amount, Guid? Enrolment, string Key);

/// <summary>An act that somebody asks for.</summary>
internal sealed record LedgerOrder(LedgerAct Act, long Amount, Guid? Enrolment, string Key);
