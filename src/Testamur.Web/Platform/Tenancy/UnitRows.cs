namespace Testamur.Web.Platform.Tenancy;

// How a row says which unit it belongs to. Whoever acts in a role of a unit sees rows of their units only; a row that says nothing is not there for them.

/// <summary>A row that names its unit. Null: the whole institution's.</summary>
internal interface IOfUnit : ITenanted
{
    UnitId? Unit { get; }
}

/// <summary>A row that belongs to where its specification belongs.</summary>
internal interface IOfSpecification : ITenanted
{
    Guid Specification { get; }
}

/// <summary>A row about a person and a specification, or about something else and then the whole institution's.</summary>
internal interface IOfTarget : ITenanted
{
    Guid? Target { get; }
}

/// <summary>A row that belongs to where the row belongs to which its foreign key leads, or without one the row of the same key.</summary>
internal interface IPartOf<TWhole> : ITenanted
    where TWhole : class, ITenanted;

/// <summary>A row about so many others, each of which leads to it by its foreign key: it is seen by those who see all of them.</summary>
internal interface IWholeOf<TPart> : ITenanted
    where TPart : class, ITenanted
{
    int Count { get; }
}

/// <summary>A row that work in every unit needs, such as a public key: it says nothing about another unit's learners.</summary>
internal interface IForAllUnits : ITenanted;
