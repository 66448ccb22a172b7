using System.Globalization;
using Testamur.Web.Platform.Jobs;

namespace Testamur.Web.Tests.Hosting;

public sealed class UnhurriedTests
{
    [Fact]
    public async Task Work_that_is_in_no_hurry_gives_way_and_no_other_work_does_for_it()
    {
        var before = Niceness();
        var during = before;
        await Unhurried.RunAsync(() => during = Niceness());
        Assert.True(during > before);
        Assert.Equal(before, Niceness());
        Assert.Equal(before, await Task.Run(Niceness));
    }

    [Fact]
    public async Task What_goes_wrong_in_it_is_thrown_where_it_is_awaited() =>
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Unhurried.RunAsync(() => throw new InvalidTimeZoneException()));

    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, field 19; the name in field 2 may have spaces.
    private static int Niceness()
    {
        var stat = File.ReadAllText("/proc/thread-self/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16], CultureInfo.InvariantCulture);
    }
}
