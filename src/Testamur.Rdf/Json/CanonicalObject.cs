namespace Testamur.Rdf.Json;

/// <summary>One JSON object in its canonical form (<see href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</see>).</summary>
public sealed class CanonicalObject
{
    private readonly List<(string Name, Range Value)> members;

    internal CanonicalObject(ReadOnlyMemory<byte> utf8, List<(string Name, Range Value)> members) =>
        (Utf8, this.members) = (utf8, members);

    /// <summary>The whole object as UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The value of one of its own members as UTF-8; empty when there is no such member.</summary>
    public ReadOnlyMemory<byte> this[string name]
    {
        get
        {
            foreach (var (member, value) in members)
            {
                if (member == name)
                    return Utf8[value];
            }
            return default;
        }
    }
}
