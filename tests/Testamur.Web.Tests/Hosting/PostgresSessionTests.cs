using Npgsql;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Tests.Hosting;

public sealed class PostgresSessionTests
{
    [Fact]
    public void Statements_are_prepared_and_nothing_is_wiped_where_the_operator_says_nothing()
    {
        var tuned = new NpgsqlConnectionStringBuilder(PostgresSession.Tune("Host=db;Username=testamur_app;Maximum Pool Size=50"));

        Assert.Equal(("db", "testamur_app", 50), (tuned.Host, tuned.Username, tuned.MaxPoolSize));
        Assert.True(tuned.NoResetOnClose);
        Assert.Equal(200, tuned.MaxAutoPrepare);
        Assert.Equal(128 * 1024, tuned.WriteBufferSize);
    }

    [Theory]
    [InlineData("Max Auto Prepare=0", 0, 128 * 1024)]
    [InlineData("max auto prepare=20;Write Buffer Size=8192", 20, 8192)]
    public void What_the_operator_says_stays(string said, int prepared, int buffer)
    {
        var tuned = new NpgsqlConnectionStringBuilder(PostgresSession.Tune($"Host=db;{said}"));

        Assert.Equal((prepared, buffer), (tuned.MaxAutoPrepare, tuned.WriteBufferSize));
    }
}
