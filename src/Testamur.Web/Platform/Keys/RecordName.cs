using System.Text;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Keys;

/// <summary>The one place a sealed value belongs to. It is authenticated with the value: moved to another row, it does not open.</summary>
/// <param name="Purpose">What the value is for, such as <c>private-key</c>.</param>
internal sealed record RecordName(string Table, InstitutionId Institution, Guid Row, string Purpose)
{
    /// <param name="version">The number of the data key.</param>
    internal byte[] ToBytes(int version) => Encoding.UTF8.GetBytes($"{Table}|{Institution.Value}|{Row}|{Purpose}|{version}");
}
