namespace Testamur.Web.Platform.Ids;

/// <summary>A person with an account. People belong to no institution.</summary>
internal readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
}
