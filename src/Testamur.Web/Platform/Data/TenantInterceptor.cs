using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Data;

/// <summary>
/// Tells PostgreSQL with every command for which institution it works, and under which name of <see cref="Readings"/> it looks at others; the
/// policies of the tables read it there. It lasts for the transaction of that command, so nothing of it is left on a connection that
/// goes back to a pool, be it ours or one between us and the server.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "A name of our own list is all that is put into the text.")]
internal sealed class TenantInterceptor : DbCommandInterceptor, IDbTransactionInterceptor
{
    /// <summary>What was said before the savepoint holds again, and nobody knows what it was.</summary>
    public void RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData) => Forget(eventData.Context);

    public Task RolledBackToSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Begin(command, eventData);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        // What is saved is counted statement by statement, so nothing can be put among them: it is said before, in the same transaction.
        if (eventData.CommandSource == CommandSource.SaveChanges)
            await SayAsync(command, eventData, cancellationToken);
        else
            Begin(command, eventData);
        return result;
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (eventData.CommandSource != CommandSource.SaveChanges)
            result.NextResult(); // the first answer is that to the words put before
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.CommandSource != CommandSource.SaveChanges)
            await result.NextResultAsync(cancellationToken);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    )
    {
        Begin(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Begin(command, eventData);
        return ValueTask.FromResult(result);
    }

    // In one message with the command, so that it costs no way to the server and back.
    private static void Begin(DbCommand command, CommandEventData eventData)
    {
        var db = eventData.Context as AppDb;
        var reading = ReadingOf(command.CommandText);
        if (reading.Length == 0 && eventData is { CommandSource: CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete })
            reading = db?.Changing?.Name ?? "";
        Say(command, db, reading);
        if (db is not null)
            db.SaidTo = reading.Length == 0 ? Hearer(db) : null;
    }

    private static async Task SayAsync(DbCommand command, CommandEventData eventData, CancellationToken cancel)
    {
        var db = eventData.Context as AppDb;
        // It still holds, when the last to say something in this transaction said the same.
        if (db?.SaidTo is { } hearer && hearer == Hearer(db))
            return;
        // PostgresAppDb has one for whatever it saves.
        var transaction = command.Transaction ?? throw new InvalidOperationException("Rows are saved in a transaction.");
        await using var saying = transaction.Connection!.CreateCommand(); // it is open until its end
        saying.Transaction = transaction;
        Say(saying, db, "");
        await saying.ExecuteNonQueryAsync(cancel);
        Forget(db); // a savepoint may have been made before
    }

    private static (Guid Transaction, InstitutionId Institution)? Hearer(AppDb db) =>
        db.Database.CurrentTransaction is { } transaction ? (transaction.TransactionId, db.CurrentInstitution) : null;

    private static void Forget(DbContext? context)
    {
        if (context is AppDb db)
            db.SaidTo = null;
    }

    // The institution is a value of the statement, which is then the same for all of them and prepared once.
    private static void Say(DbCommand command, AppDb? db, string reading)
    {
        const string Tenant = "app_tenant";
        var institution = command.CreateParameter();
        institution.ParameterName = Tenant;
        institution.Value = db is null ? "" : $"{db.CurrentInstitution.Value}";
        command.Parameters.Add(institution);
        command.CommandText =
            $"SELECT set_config('app.tenant', @{Tenant}, true), set_config('app.reading', '{reading}', true);\n{command.CommandText}";
    }

    // The tags of a query are comments before it, one to a line.
    private static string ReadingOf(string sql)
    {
        const string Start = "-- " + Reading.Mark;
        var found = "";
        foreach (var line in sql.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(Start, StringComparison.Ordinal))
            {
                var name = line[Start.Length..].ToString();
                if (!Readings.All.Any(reading => reading.Name == name) || (found.Length > 0 && found != name))
                    throw new InvalidOperationException("A query looks across institutions under one name of the list.");
                found = name;
            }
            else if (!line.IsEmpty && !line.StartsWith("--", StringComparison.Ordinal))
            {
                break;
            }
        }

        return found;
    }
}
