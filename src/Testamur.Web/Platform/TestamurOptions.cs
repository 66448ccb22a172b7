using System.ComponentModel.DataAnnotations;

namespace Testamur.Web.Platform;

/// <summary>What an operator sets for the whole platform; section <c>Testamur</c>.</summary>
internal sealed class TestamurOptions
{
    /// <summary>Where the database, the keys and outgoing demo mail lie. Default: <c>data</c>.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>The origin in every identifier, link and DID, without a trailing slash. Fixed at the first start of a data folder.</summary>
    [Required, Url]
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Whether a new data folder is filled with the demo alliance. Default: false.</summary>
    public bool Demo { get; set; }

    /// <summary>Where the demo alliance's files lie; set by <c>./run</c>.</summary>
    public string DemoFolder { get; set; } = "samples/demo";

    public Uri Link(string path) => new(PublicUrl.TrimEnd('/') + path);
}
