using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet.Contracts;

/// <summary>A person has made a link that shows a credential.</summary>
internal sealed record HoldingShared(Guid Share, Guid Holding, PersonId Person) : IEvent;
