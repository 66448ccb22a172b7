using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Syntax;

namespace Testamur.Rdf.Tests.Canonicalization;

/// <summary>Every budget of the canonicalizer: what meets it passes, one more is refused.</summary>
public class CanonicalizationLimitTests
{
    [Fact]
    public void Work_is_bounded()
    {
        var dataset = NQuads.Read(Vector.Bytes("rdf-canon/rdfc10/test044-in.nq"));
        var low = 1;
        var high = CanonicalizationOptions.Default.MaxWork;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Passes(dataset, new() { MaxWork = middle }) ? (low, middle) : (middle + 1, high);
        }

        Assert.InRange(low, 1000, CanonicalizationOptions.Default.MaxWork / 5);
        AssertRefused(nameof(CanonicalizationOptions.MaxWork), dataset, new() { MaxWork = low - 1 });
    }

    [Fact]
    public void Depth_is_bounded()
    {
        // Two chains that look alike except at their ends are told apart node by node.
        var chains = Chains(40);
        var depth = Enumerable.Range(1, 100).First(d => Passes(chains, new() { MaxDepth = d }));

        Assert.InRange(depth, 10, 41);
        AssertRefused(nameof(CanonicalizationOptions.MaxDepth), chains, new() { MaxDepth = depth - 1 });
        AssertRefused(nameof(CanonicalizationOptions.MaxDepth), Chains(2000), new());
    }

    [Fact]
    public void Bytes_are_bounded_before_anything_is_hashed()
    {
        var dataset = NQuads.Read("<a:s> <a:p> \"o\" .\n_:a <a:p> _:b .\n"u8);
        var length = RdfCanonicalizer.Canonicalize(dataset).NQuads.Length;

        Assert.True(Passes(dataset, new() { MaxBytes = length }));
        AssertRefused(nameof(CanonicalizationOptions.MaxBytes), dataset, new() { MaxBytes = length - 1 });

        var builder = new DatasetBuilder();
        var large = builder.Literal(new string('x', 1_000_000));
        for (var i = 0; i < 100_000; i++)
            builder.Add(builder.NewBlankNode(), builder.Iri("a:p"), large);
        AssertRefused(nameof(CanonicalizationOptions.MaxBytes), builder.Build(), new());
    }

    [Fact]
    public void What_RDFC_does_not_cover_is_refused()
    {
        var generalized = new DatasetBuilder(generalized: true).Build();
        Assert.Throws<ArgumentException>(() => RdfCanonicalizer.Canonicalize(generalized));
        var other = new CanonicalizationOptions { HashAlgorithm = HashAlgorithmName.SHA512 };
        Assert.Throws<ArgumentException>(() => RdfCanonicalizer.Canonicalize(Dataset.Empty, other));
        Assert.Throws<ArgumentException>(() => RdfCanonicalizer.Hash(Dataset.Empty, new byte[31]));
    }

    private static Dataset Chains(int length)
    {
        var text = new StringBuilder();
        foreach (var name in new[] { "a", "b" })
        {
            for (var i = 0; i < length; i++)
                text.Append(CultureInfo.InvariantCulture, $"_:{name}{i} <a:p> _:{name}{i + 1} .\n");
        }
        return NQuads.Read(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static bool Passes(Dataset dataset, CanonicalizationOptions options)
    {
        try
        {
            RdfCanonicalizer.Canonicalize(dataset, options);
            return true;
        }
        catch (CanonicalizationLimitException)
        {
            return false;
        }
    }

    private static void AssertRefused(string limit, Dataset dataset, CanonicalizationOptions options) =>
        Assert.Equal(
            limit,
            Assert.Throws<CanonicalizationLimitException>(() => RdfCanonicalizer.Canonicalize(dataset, options)).Limit
        );
}
