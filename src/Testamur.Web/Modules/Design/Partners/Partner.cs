using Testamur.Education.Specifications;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design.Partners;

internal readonly record struct PartnerId(Guid Value) : IId<PartnerId>
{
    public static PartnerId From(Guid value) => new(value);
}

/// <summary>What a partner says of the draft as a whole.</summary>
public enum Endorsement
{
    /// <summary>Nothing.</summary>
    None,
    Endorsed,
    NotEndorsed,
}

/// <summary>
/// Somebody outside the institution who is asked to help with a design. The link opens one draft and serves until it was used to hand in;
/// afterwards it shows what was handed in, so that it can be taken back.
/// </summary>
internal sealed class Partner : IPartOf<SpecificationVersion>
{
    public const int LongestName = 200;
    public const int LongestText = 4000;
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private Partner() { }

    public InstitutionId Institution { get; private init; }

    public PartnerId Id { get; private init; }

    public SpecificationId Specification { get; private init; }

    public int Number { get; private init; }

    public PartnerKind Kind { get; private init; }

    /// <summary>Name of the organisation or group, as it will stand in the design.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>In small letters; empty once everything was taken back.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Of the person who handed in.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Of the secret in the link; the secret itself is only in the message.</summary>
    public string SecretHash { get; private init; } = "";

    public PersonId InvitedBy { get; private init; }

    public DateTimeOffset InvitedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? HandedInAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Endorsement Endorsement { get; private set; }

    /// <summary>Why, in the partner's words.</summary>
    public string Statement { get; private set; } = "";

    public List<Contribution> Contributions { get; } = [];

    /// <summary>Counts the changes, so that a link pressed twice at once hands in once.</summary>
    public int Version { get; private set; }

    public bool IsOpen(DateTimeOffset now) => HandedInAt is null && WithdrawnAt is null && now < ExpiresAt;

    public static (Partner Partner, string Secret) Invite(
        SpecificationVersion version,
        PartnerKind kind,
        string organisation,
        string email,
        PersonId by,
        TimeProvider time
    )
    {
        var (now, secret) = (time.GetUtcNow(), Ids.Secret());
        return (
            new()
            {
                Institution = version.Institution,
                Id = Ids.New<PartnerId>(time),
                Specification = version.Specification,
                Number = version.Number,
                Kind = kind,
                Organisation = organisation.Trim(),
                Email = email.Trim().ToLowerInvariant(),
                SecretHash = Ids.Hash(secret),
                InvitedBy = by,
                InvitedAt = now,
                ExpiresAt = now + Life,
            },
            secret
        );
    }

    public void HandIn(
        string name,
        IEnumerable<(string Section, string Text)> contributions,
        Endorsement endorsement,
        string statement,
        TimeProvider time
    )
    {
        (Name, Endorsement, Statement, HandedInAt) = (name.Trim(), endorsement, statement.Trim(), time.GetUtcNow());
        Version++;
        foreach (var (section, text) in contributions)
            Contributions.Add(new(Institution, Ids.New<ContributionId>(time).Value, Id, section, text.Trim()));
    }

    /// <summary>Erases everything the partner said and who it was; that there was an invitation stays.</summary>
    public void TakeBack(DateTimeOffset now)
    {
        (Name, Email, Organisation, Statement, Endorsement, WithdrawnAt) = ("", "", "", "", Endorsement.None, now);
        Contributions.Clear();
        Version++;
    }
}

internal readonly record struct ContributionId(Guid Value) : IId<ContributionId>
{
    public static ContributionId From(Guid value) => new(value);
}

/// <summary>What a partner wrote about one section of the draft.</summary>
/// <param name="Section">One of <see cref="Form.EditorNav.Ids"/>.</param>
internal sealed record Contribution(InstitutionId Institution, Guid Id, PartnerId Partner, string Section, string Text)
    : IPartOf<Partner>;
