using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Verification.Contracts;

/// <summary>Somebody checked a credential of the current institution and it was valid. Which one and who asked is not kept.</summary>
internal sealed record CredentialVerified(Guid Check, DateOnly On) : IEvent;
