using Microsoft.AspNetCore.Identity;

namespace Testamur.Web.Platform.Identity;

/// <summary>Somebody who can sign in. What they may do follows from their memberships.</summary>
internal sealed class Person : IdentityUser<Guid>
{
    /// <summary>The name as the person writes it; credentials carry it.</summary>
    public required string Name { get; set; }

    /// <summary>May add institutions to the alliance and give the first administrator of each.</summary>
    public bool IsAllianceAdministrator { get; set; }

    /// <summary>BCP 47 language for messages.</summary>
    public string Language { get; set; } = "en";

    public required DateTimeOffset CreatedAt { get; init; }
}
