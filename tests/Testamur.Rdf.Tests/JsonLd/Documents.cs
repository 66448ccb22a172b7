using System.Text;
using Testamur.Rdf.JsonLd.Contexts;

namespace Testamur.Rdf.Tests.JsonLd;

/// <summary>A loader that knows the documents of one test.</summary>
internal sealed class Documents(params (string Address, string Json)[] known) : IContextLoader
{
    public bool TryLoad(string address, out ReadOnlyMemory<byte> utf8)
    {
        var index = Array.FindIndex(known, k => k.Address == address);
        utf8 = index < 0 ? default : Encoding.UTF8.GetBytes(known[index].Json);
        return index >= 0;
    }
}
