using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Catalogue.Collections;

/// <summary>A collection of one person.</summary>
internal readonly record struct CollectionId(Guid Value) : IId<CollectionId>
{
    public static CollectionId From(Guid value) => new(value);
}

/// <summary>
/// Offers that somebody keeps together under a name, each with a note: a counsellor's list for a group, a learner's own. It is its keeper's alone until
/// a link is made; the link shows it to whoever has it, and ends when its keeper says so.
/// </summary>
internal sealed class Collection
{
    public const int LongestName = 100;
    public const int LongestNote = 1000;
    public const int MostOffers = 40;
    public const int MostOfOnePerson = 100;

    public required CollectionId Id { get; init; }

    public required PersonId Person { get; init; }

    public string Name { get; private set; } = "";

    public List<CollectionOffer> Offers { get; } = [];

    /// <summary>Of the link's secret, which is shown once and not stored; null without a link.</summary>
    public string? SecretHash { get; private set; }

    /// <summary>When the link that works was made.</summary>
    public DateTimeOffset? SharedAt { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Counts the changes; what a change names as the one it started from.</summary>
    public int Version { get; private set; }

    /// <summary>Gives it this name and these offers, in this order.</summary>
    public void Change(string name, IReadOnlyList<(Guid Offer, string Note)> offers, DateTimeOffset now)
    {
        Name = name;
        Offers.RemoveAll(kept => offers.All(offer => offer.Offer != kept.Offer));
        for (var i = 0; i < offers.Count; i++)
        {
            var (id, note) = offers[i];
            var kept = Offers.Find(offer => offer.Offer == id);
            if (kept is null)
                Offers.Add(kept = new() { Collection = Id, Offer = id });
            (kept.Position, kept.Note) = (i, note);
        }

        Touch(now);
    }

    /// <summary>From now on this link shows it, and no earlier one.</summary>
    public void Share(string secretHash, DateTimeOffset now)
    {
        (SecretHash, SharedAt) = (secretHash, now);
        Touch(now);
    }

    public void Withdraw(DateTimeOffset now)
    {
        (SecretHash, SharedAt) = (null, null);
        Touch(now);
    }

    private void Touch(DateTimeOffset now)
    {
        ChangedAt = now;
        Version++;
    }
}

/// <summary>An offer in a collection. It may leave the catalogue; it stays here until its keeper takes it out.</summary>
internal sealed class CollectionOffer
{
    public required CollectionId Collection { get; init; }

    /// <summary>Id of a catalogue entry.</summary>
    public required Guid Offer { get; init; }

    public int Position { get; set; }

    public string Note { get; set; } = "";
}
