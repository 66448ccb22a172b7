using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Wallet.Contracts;

/// <summary>A person has taken a credential into the wallet: from now on it counts.</summary>
internal sealed record HoldingAccepted(Guid Holding, PersonId Person) : IEvent;
