using System.Text.Json.Nodes;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Identity;

/// <summary>What one module stores about a person. Every module that stores anything registers one; together they are the download.</summary>
internal interface IPersonalData
{
    /// <summary>The member under which it stands in the file, like <c>enrolments</c>.</summary>
    string Section { get; }

    /// <summary>Across all institutions: the filter by institution must not hide a person's own rows from them.</summary>
    Task<JsonNode> ExportAsync(PersonId person, CancellationToken cancel);
}
