namespace Testamur.Web.Modules.Funding.Ledger;

/// <summary>What can happen to a funder's money: each act moves one amount from one pot to another, so none is made and none is lost.</summary>
public enum LedgerAct
{
    /// <summary>From the funder to what is available.</summary>
    Grant,

    /// <summary>From what is available to what is reserved for one enrolment.</summary>
    Reserve,

    /// <summary>From what is reserved to what is used: the run has begun.</summary>
    Use,

    /// <summary>From what is reserved back to what is available.</summary>
    Release,

    /// <summary>From what is used back to what is available.</summary>
    Refund,

    /// <summary>From what is available back to the funder, who granted less than before.</summary>
    Withdraw,
}
