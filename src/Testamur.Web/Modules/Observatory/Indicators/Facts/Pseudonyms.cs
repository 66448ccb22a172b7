using System.Security.Cryptography;
using System.Text;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Keys;

namespace Testamur.Web.Modules.Observatory.Indicators.Facts;

/// <summary>
/// Names under which the observatory finds a person's thing again without knowing whose it is. They are made with a key outside the database. A
/// holder has another name at every institution and in every field, so names cannot be joined to a life.
/// </summary>
internal sealed class Pseudonyms(PlatformSecret platform)
{
    private readonly byte[] _secret = platform.Derive("observatory pseudonyms");

    public string OfHolder(PersonId person, Place place) =>
        Of($"holder/{person.Value:n}/{place.Institution.Value:n}/{place.Field}");

    /// <param name="publicId">The <c>id</c> inside the document.</param>
    public string OfCredential(string publicId) => Of($"credential/{publicId}");

    public string OfShare(Guid share) => Of($"share/{share:n}");

    private string Of(string what) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(what)));
}
