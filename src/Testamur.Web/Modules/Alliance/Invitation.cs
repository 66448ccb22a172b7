using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

internal readonly record struct InvitationId(Guid Value) : IId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);
}

/// <summary>An offer of roles to whoever opens the link sent to an address. Works once.</summary>
internal sealed class Invitation : ITenanted
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    public required InstitutionId Institution { get; init; }

    public required InvitationId Id { get; init; }

    public required string Email { get; init; }

    /// <summary>Names of the roles, separated by commas.</summary>
    public required string RoleNames { get; init; }

    /// <summary>The roles hold for this unit and those below it; null for the whole institution.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>Of the secret in the link; the secret itself is only in the message.</summary>
    public required string SecretHash { get; init; }

    public PersonId? InvitedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public PersonId? AcceptedBy { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public IReadOnlyList<Role> Roles => [.. RoleNames.Split(',').Select(Enum.Parse<Role>)];

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && now < ExpiresAt;

    public static (Invitation Invitation, string Secret) Make(
        InstitutionId institution,
        string email,
        IEnumerable<Role> roles,
        UnitId? unit,
        PersonId? by,
        TimeProvider time
    )
    {
        var now = time.GetUtcNow();
        var secret = Ids.Secret();
        var invitation = new Invitation
        {
            Institution = institution,
            Id = Ids.New<InvitationId>(time),
            Email = email.Trim(),
            RoleNames = string.Join(',', roles.Distinct().Order()),
            Unit = unit,
            SecretHash = Ids.Hash(secret),
            InvitedBy = by,
            CreatedAt = now,
            ExpiresAt = now + Life,
        };
        return (invitation, secret);
    }
}
