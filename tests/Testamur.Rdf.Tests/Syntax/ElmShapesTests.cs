using System.Security.Cryptography;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Syntax;

namespace Testamur.Rdf.Tests.Syntax;

/// <summary>
/// The SHACL shapes of the European Learning Model, read as other tools read them: the counts are those of npm n3 2, the hashes those
/// of npm rdf-canonize 5 over what n3 read, with the base http://base.example/doc.
/// </summary>
public class ElmShapesTests
{
    [Theory]
    [InlineData("AMS-constraints.ttl", 1006, "4cc6a5fc9e81e7e6ac9dc6d1abc07692902c92cdd247f1a2f8a30dddf6709995")]
    [InlineData("AMS-constraints-mdr.ttl", 138, "b555bac48a1975d65c1cd6fd374176ba68bbdfc53a3a8303c3237b55ff482a4e")]
    [InlineData("PID-constraints.ttl", 755, "8f93ce3c5735399f12f63685a555d8bb1c76ad2e734dc600f66df94d2cedc28d")]
    [InlineData("EDC-generic-full.ttl", 425, "76c3da4e1ed8493d463ec492db3bfe65ca6349f4b207d50b58d34dc658bf36c8")]
    [InlineData("EDC-generic-no-cv.ttl", 4250, "5f9511f6d601d9925dcc7c59a658e36486e6e369cdbbec7c3378a07c58d934b9")]
    [InlineData("EDC-converted.ttl", 35, "a330197887fa611f094540f3fcc44956750f8abfa616fe8addcdae8c54a06d7d")]
    [InlineData("EDC-diplomaSupplement.ttl", 125, "264af3d495521999ff37f13d081d68644c33de6c5c79ff96e8ae45ea75938d94")]
    [InlineData("EDC-issuedByMandate.ttl", 36, "8b6ca36d01ef1dd3aaab580f91e83b8bb5a9f61693af4c191dd0f8f95c8a12b6")]
    [InlineData("EDC-accredited.ttl", 54, "96915ea5100b1c78fff17daed1dbeede78c61a78f238816abde431f53e16ba17")]
    [InlineData("LOQ-constraints-mdr.ttl", 332, "ac518343935074996c6bc119bc17b82af363d440fad70b20e676171ccc99bc4d")]
    public void Are_read_as_others_read_them_and_survive_writing(string file, int quads, string hash)
    {
        var dataset = Turtle.Read(Vector.Bytes("elm/" + file), "http://base.example/doc");

        Assert.Equal(quads, dataset.Count);
        Assert.Equal(hash, HashOf(dataset));
        var prefixes = new Dictionary<string, string>
        {
            ["sh"] = "http://www.w3.org/ns/shacl#",
            [""] = "http://data.europa.eu/snb/",
        };
        Assert.Equal(hash, HashOf(Turtle.Read(Turtle.Write(dataset, prefixes))));
        Assert.Equal(hash, HashOf(NTriples.Read(NTriples.Write(dataset))));
    }

    private static string HashOf(Dataset dataset)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        RdfCanonicalizer.Hash(dataset, hash);
        return Convert.ToHexStringLower(hash);
    }
}
