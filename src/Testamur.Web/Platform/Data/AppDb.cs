using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Data;

/// <summary>
/// All tables of the platform. Modules reach their own through <c>Set&lt;T&gt;()</c>, so entities stay internal to their module.
/// Reading an <see cref="ITenanted"/> row gives the current institution's only; writing another's is a bug and throws.
/// </summary>
internal abstract class AppDb(DbContextOptions options, CurrentTenant tenant, EventDelivery delivery)
    : IdentityUserContext<Person, Guid>(options)
{
    /// <summary>The name of the query filter; <see cref="AcrossInstitutions"/> lifts it.</summary>
    public const string InstitutionFilter = "institution";

    /// <summary>The name of the query filter that keeps units apart; nothing lifts it.</summary>
    public const string UnitFilter = "unit";

    private readonly List<OutboxMessage> _published = [];

    /// <summary>Read by the query filter each time a query runs.</summary>
    public InstitutionId CurrentInstitution => tenant.Id;

    /// <summary>
    /// Null while this scope reaches the whole institution. A null and no flag, since what a null decides is left out of a statement: only those
    /// in roles of units ask by unit.
    /// </summary>
    public string? Limit => tenant.Part is null ? null : UnitFilter;

    public UnitId[] ReachedUnits => tenant.Part?.Units.ToArray() ?? [];

    public Guid[] ReachedSpecifications => tenant.Part?.Specifications.ToArray() ?? [];

    /// <summary>Under which name updates and deletes by query reach other institutions' rows, once something looked across under it.</summary>
    public Reading? Changing { get; set; }

    /// <summary>The transaction that was told for which institution it works, and under no name that reaches others, when nothing else was said in it since.</summary>
    public (Guid Transaction, InstitutionId Institution)? SaidTo { get; set; }

    /// <summary>Writes a fact beside the rows of this unit of work; it is handled after they are saved, at least once.</summary>
    public void Publish(IEvent happened, TimeProvider time) => PublishTo(tenant.Id, happened, time);

    /// <summary>The same for a fact that concerns another institution: it is handled in that one's name.</summary>
    public void PublishTo(InstitutionId institution, IEvent happened, TimeProvider time)
    {
        var message = OutboxMessage.Of(happened, institution, time);
        Add(message);
        _published.Add(message);
    }

    /// <summary>The same for one of very many facts, whose readers may wait: the relay handles it when it is hurried (<see cref="EventDelivery.HurryAsync{TEvent}"/>), and after that time in any case.</summary>
    public void PublishLater(IEvent happened, TimeSpan atMost, TimeProvider time)
    {
        var message = OutboxMessage.Of(happened, tenant.Id, time);
        message.WaitUntil(time.GetUtcNow() + atMost);
        Add(message);
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        // Once, and not again by each of those who look at the changes.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        int rows;
        try
        {
            RefuseOthersRows();
            rows = await WriteAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }

        if (Database.CurrentTransaction is null)
            await DeliverPublishedAsync();
        return rows;
    }

    /// <summary>Writes what changed; the changes are known.</summary>
    protected virtual Task<int> WriteAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel) =>
        base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving is asynchronous everywhere.");

    /// <summary>
    /// Hands over what this unit of work published, so that its reader already sees the effects. A caller that opened a
    /// transaction calls it after the commit; what is not delivered now, the relay delivers later.
    /// </summary>
    public async Task DeliverPublishedAsync()
    {
        // The rows are committed: whoever asked may be gone, the effects still have to happen.
        if (TakePublished() is { Length: > 0 } published)
            await delivery.DeliverAsync(published, CancellationToken.None);
    }

    /// <summary>The same without waiting for the effects, for a caller who asked for the rows alone.</summary>
    public void DeliverPublishedInBackground()
    {
        if (TakePublished() is { Length: > 0 } published)
            delivery.DeliverInBackground(published);
    }

    private OutboxMessage[] TakePublished()
    {
        OutboxMessage[] published = [.. _published];
        _published.Clear();
        return published;
    }

    /// <summary>Waits until no other transaction, of whatever node, holds this name; it is held until the transaction at hand ends.</summary>
    public abstract Task LockAsync(string name, CancellationToken cancel);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        foreach (var id in typeof(AppDb).Assembly.GetTypes().Where(IsId))
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        var units = new UnitFilters(this);
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            if (typeof(ITenanted).IsAssignableFrom(entity.ClrType))
            {
                builder.Entity(entity.ClrType).HasQueryFilter(InstitutionFilter, OwnRowsOnly(entity.ClrType));
                if (units.Of(entity) is { } filter)
                    builder.Entity(entity.ClrType).HasQueryFilter(UnitFilter, filter);
            }

            if (!entity.IsMappedToJson())
                UseSnakeCase(entity);
        }
    }

    private LambdaExpression OwnRowsOnly(Type entity)
    {
        var row = Expression.Parameter(entity, "row");
        var own = Expression.Property(Expression.Constant(this), nameof(CurrentInstitution));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(ITenanted.Institution)), own), row);
    }

    private static void UseSnakeCase(IMutableEntityType entity)
    {
        foreach (var property in entity.GetDeclaredProperties())
            property.SetColumnName(SnakeCase(property.GetColumnName()));
    }

    private static string SnakeCase(string name) =>
        string.Concat(
            name.Select(
                (c, i) =>
                    char.IsUpper(c) && i > 0 && !char.IsUpper(name[i - 1])
                        ? $"_{char.ToLowerInvariant(c)}"
                        : $"{char.ToLowerInvariant(c)}"
            )
        );

    private static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private void RefuseOthersRows()
    {
        foreach (var entry in ChangeTracker.Entries<ITenanted>())
        {
            if (entry.State is not EntityState.Unchanged && entry.Entity.Institution != tenant.Id)
                throw new InvalidOperationException(
                    $"A {entry.Metadata.ClrType.Name} of another institution cannot be written here."
                );
            if (entry.State is not EntityState.Unchanged && tenant.Part?.Takes(entry.Entity) == false)
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another unit cannot be written here.");
        }
    }
}
