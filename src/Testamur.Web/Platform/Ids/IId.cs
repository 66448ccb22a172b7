namespace Testamur.Web.Platform.Ids;

/// <summary>An identifier of one kind of thing, so that a batch's id cannot be passed where an award's is meant.</summary>
internal interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
