using System.Collections;
using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Testamur.Web.Platform.Data;

/// <summary>One table as the model has it, with its statements for many rows.</summary>
internal sealed class RowTable
{
    private readonly IReadOnlyList<IProperty> _properties;
    private readonly string _name;
    private readonly ConcurrentDictionary<ulong, RowStatement?> _updates = new();

    private RowTable(IEntityType type, string name, IReadOnlyList<IProperty> properties)
    {
        (_properties, _name, Depth) = (properties, name, DepthOf(type, []));
        var columns = properties.Select((property, i) => (Name: Quoted(property), Place: $"@p{i}")).ToList();
        var names = string.Join(", ", columns.Select(column => column.Name));
        var places = string.Join(", ", columns.Select(column => column.Place));
        Insert = new($"INSERT INTO {name} ({names}) SELECT * FROM unnest({places})", [.. properties.Select(RowColumn.Current)]);
    }

    /// <summary>Greater than that of every table to which its rows point.</summary>
    public int Depth { get; }

    public RowStatement Insert { get; }

    /// <returns>Null for a type whose rows are more than the values of one table that are known before they are saved.</returns>
    public static RowTable? Of(IEntityType type)
    {
        var properties = type.GetProperties().ToList();
        return
            type.GetTableName() is { } name
            && type.FindPrimaryKey() is not null
            && type.BaseType is null
            && !type.GetDirectlyDerivedTypes().Any()
            && !type.IsOwned()
            && !type.GetComplexProperties().Any()
            && properties.Count <= 64
            && properties.TrueForAll(RowColumn.IsPlain)
            ? new(type, Quoted(name), properties)
            : null;
    }

    /// <summary>The changed columns of a row, a bit each.</summary>
    public ulong Changed(EntityEntry entry)
    {
        var changed = 0UL;
        for (var i = 0; i < _properties.Count; i++)
        {
            if (entry.Property(_properties[i]).IsModified)
                changed |= 1UL << i;
        }

        return changed;
    }

    /// <returns>Null when a changed value must be unique: which row gives one up before another takes it, the mapper knows.</returns>
    public RowStatement? Update(ulong changed) => _updates.GetOrAdd(changed, WriteUpdate);

    private RowStatement? WriteUpdate(ulong changed)
    {
        var set = _properties.Where((_, i) => (changed & (1UL << i)) != 0).ToList();
        if (
            set.Count == 0
            || set.Exists(property => property.IsKey() || property.GetContainingIndexes().Any(index => index.IsUnique))
        )
            return null;
        var where = _properties.Where(property => property.IsPrimaryKey() || property.IsConcurrencyToken).ToList();
        var columns = set.Select(RowColumn.Current).Concat(where.Select(RowColumn.Original)).ToList();
        var names = columns.Select((_, i) => $"c{i}").ToList();
        var values = set.Select((property, i) => $"{Quoted(property)} = u.{names[i]}");
        var same = where.Select(
            (property, i) =>
                $"t.{Quoted(property)} {(property.IsNullable ? "IS NOT DISTINCT FROM" : "=")} u.{names[set.Count + i]}"
        );
        var places = string.Join(", ", columns.Select((_, i) => $"@p{i}"));
        return new(
            $"UPDATE {_name} AS t SET {string.Join(", ", values)} FROM unnest({places}) AS u({string.Join(", ", names)}) "
                + $"WHERE {string.Join(" AND ", same)}",
            columns
        );
    }

    // Tables that point to each other in a ring have no order; who is on the way already counts as none.
    private static int DepthOf(IEntityType type, HashSet<IEntityType> onTheWay)
    {
        if (!onTheWay.Add(type))
            return 0;
        var depth = 0;
        foreach (var key in type.GetForeignKeys().Where(key => key.PrincipalEntityType != type))
            depth = Math.Max(depth, 1 + DepthOf(key.PrincipalEntityType, onTheWay));
        onTheWay.Remove(type);
        return depth;
    }

    private static string Quoted(IProperty property) => Quoted(property.GetColumnName());

    private static string Quoted(string name) => $"\"{name}\"";
}

/// <param name="Sql">With a parameter <c>@p0</c>, <c>@p1</c>, … for each column.</param>
internal sealed record RowStatement(string Sql, IReadOnlyList<RowColumn> Columns)
{
    public IEnumerable<object> Parameters(IReadOnlyList<EntityEntry> entries) =>
        Columns.Select((column, i) => column.Parameter($"p{i}", entries));
}

/// <summary>One value of each row, as a list.</summary>
internal sealed class RowColumn
{
    private readonly IProperty _property;
    private readonly bool _isOriginal;
    private readonly Func<object?, object?> _convert;
    private readonly Type _element;
    private readonly string _type;

    private RowColumn(IProperty property, bool isOriginal)
    {
        (_property, _isOriginal, _type) = (property, isOriginal, TypeOf(property));
        var converter = property.GetTypeMapping().Converter;
        _convert = converter is null ? value => value : converter.ConvertToProvider;
        var provider = converter?.ProviderClrType ?? property.ClrType;
        _element =
            provider.IsValueType && Nullable.GetUnderlyingType(provider) is null
                ? typeof(Nullable<>).MakeGenericType(provider)
                : provider;
    }

    public static RowColumn Current(IProperty property) => new(property, isOriginal: false);

    /// <summary>As it was when the row was read.</summary>
    public static RowColumn Original(IProperty property) => new(property, isOriginal: true);

    /// <summary>Whether its value is known before the row is saved and is no list itself.</summary>
    public static bool IsPlain(IProperty property) =>
        !property.IsShadowProperty()
        && (property.ValueGenerated == ValueGenerated.Never || property.ClrType == typeof(Guid))
        && property.GetDefaultValueSql() is null
        && !property.GetColumnType().EndsWith("[]", StringComparison.Ordinal);

    public NpgsqlParameter Parameter(string name, IReadOnlyList<EntityEntry> entries)
    {
        var values = Array.CreateInstance(_element, entries.Count);
        for (var i = 0; i < entries.Count; i++)
            ((IList)values)[i] = _convert(ValueOf(entries[i]));
        return new(name, values) { DataTypeName = $"{_type}[]" };
    }

    private object? ValueOf(EntityEntry entry) =>
        _isOriginal ? entry.OriginalValues[_property] : _property.GetGetter().GetClrValueUsingContainingEntity(entry.Entity);

    // Of a text with a greatest length, the text: a list of the limited type would be cut in silence, a text that is too long is refused by the column.
    private static string TypeOf(IProperty property)
    {
        var type = property.GetColumnType();
        var name = type.IndexOf('(', StringComparison.Ordinal) is var at and >= 0 ? type[..at] : type;
        return name is "character varying" or "character" ? "text" : name;
    }
}
