using System.Data.Common;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Keys;

namespace Testamur.Web.Platform.Identity;

/// <summary>
/// The keys that protect sessions, forms and mailed links, in the database: what one node signs in, every node knows. They lie there sealed with a key derived from the
/// platform's secret, so that a copy of the database alone opens no session.
/// </summary>
internal sealed class SessionKeys(Database database, PlatformSecret secret) : IXmlRepository
{
    // The framework asks without waiting for an answer, once at the start and once a day; a model of all tables is not needed for it.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sealed FROM platform_session_keys ORDER BY name";
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            var (name, bytes) = (reader.GetString(0), reader.GetFieldValue<byte[]>(1));
            elements.Add(XElement.Parse(Encoding.UTF8.GetString(SealedBytes.Open(Key(), bytes, Place(name)))));
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO platform_session_keys (name, sealed) VALUES (@name, @sealed)";
        Add(command, "@name", friendlyName);
        Add(
            command,
            "@sealed",
            SealedBytes.Seal(Key(), Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)), Place(friendlyName))
        );
        command.ExecuteNonQuery();
    }

    public override string ToString() => "SessionKeys [redacted]";

    private DbConnection Open()
    {
        var connection = database.Open(database.Connection);
        connection.Open();
        return connection;
    }

    private byte[] Key() => secret.Derive("session keys");

    private static byte[] Place(string name) => Encoding.UTF8.GetBytes($"platform_session_keys|{name}");

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}

/// <summary>One key, or the revocation of one, as the framework names it.</summary>
internal sealed class SessionKey
{
    public required string Name { get; init; }

    public required byte[] Sealed { get; init; }
}

internal sealed class SessionKeyTables : IEntityTypeConfiguration<SessionKey>
{
    public void Configure(EntityTypeBuilder<SessionKey> builder)
    {
        builder.ToTable("platform_session_keys").HasKey(key => key.Name);
        builder.Property(key => key.Name).HasMaxLength(200);
    }
}
