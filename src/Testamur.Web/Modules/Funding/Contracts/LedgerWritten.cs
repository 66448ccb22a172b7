using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Funding.Contracts;

/// <summary>A line was written into an account; the funder is to be told of it.</summary>
internal sealed record LedgerWritten(Guid Account, int Line) : IEvent;
