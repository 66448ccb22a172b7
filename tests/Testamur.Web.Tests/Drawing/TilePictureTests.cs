using System.Security.Cryptography;
using System.Text;
using Testamur.Web.UI;

namespace Testamur.Web.Tests.Drawing;

public class TilePictureTests
{
    [Theory]
    [InlineData("https://una-europa.example/spec/sustainability-introduction-5", "05", "18e7914749b2d29e")]
    [InlineData("https://una-europa.example/spec/sustainability-climate", "07", "e0be5291732e4edf")]
    [InlineData("urn:x:ąß", "99", "b318fb3a22930c92")]
    public void Paths_are_those_of_the_reference_drawing(string specification, string field, string expected)
    {
        var paths = TilePicture.Paths(specification, field);
        var layers = string.Join(',', paths.Layers.Select(layer => $$"""{"fill":"{{layer.Fill}}","d":"{{layer.Data}}"}"""));
        var json = $$"""{"ground":"{{paths.Ground}}","layers":[{{layers}}]}""";
        Assert.Equal(expected, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("11")]
    [InlineData("+1")]
    [InlineData("0５")]
    public void An_unknown_field_is_drawn_in_the_pigment_of_none(string field) =>
        Assert.Equal(TilePicture.Paths("urn:x:1", "00").Ground, TilePicture.Paths("urn:x:1", field).Ground);

    [Fact]
    public void The_edge_is_one_credential_s_own()
    {
        var edge = TilePicture.Edge("urn:uuid:5f0c7a52-6f0e-4a57-9f27-0d2b8e1c33a1", "07");
        Assert.Equal(24, edge.Count);
        Assert.NotEqual(edge, TilePicture.Edge("urn:uuid:5f0c7a52-6f0e-4a57-9f27-0d2b8e1c33a2", "07"));
    }
}
