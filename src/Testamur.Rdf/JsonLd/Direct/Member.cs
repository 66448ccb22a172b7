namespace Testamur.Rdf.JsonLd.Direct;

/// <summary>A member of the object at hand.</summary>
/// <param name="name">The token of its name; its value is the next token.</param>
/// <param name="isContext">Whether it is the <c>@context</c>.</param>
internal struct Member(int name, bool isContext)
{
    public readonly int Name = name;

    public readonly bool IsContext = isContext;

    /// <summary>What the name stands for, once the context is known.</summary>
    public CompiledTerm? Term;

    public readonly int Value => Name + 1;
}
