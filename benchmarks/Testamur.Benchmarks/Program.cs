using System.Globalization;
using System.Text.Json;
using Testamur.Benchmarks;
using Testamur.Benchmarks.Catalogue;
using Testamur.Benchmarks.Formats;
using Testamur.Benchmarks.Issuing;
using Testamur.Benchmarks.Observatory;
using Testamur.Benchmarks.Proofs;
using Testamur.Benchmarks.Stacking;
using Testamur.Benchmarks.Status;

// The catalogue is measured in one process, since its databases take longest.
// ./bench NAME [--rounds N] [--seconds S] [--only TEXT]: rounds of two processes. "measure NAME S TEXT" is one round of ours.
Suite[] suites = [ProofSuite.Create(), FormatSuite.Create(), StatusSuite.Create()];

if (args is ["measure", var measured, var length, var only])
{
    var meter = new Meter(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(double.Parse(length, CultureInfo.InvariantCulture)));
    foreach (var operation in suites.Single(suite => suite.Name == measured).Operations())
    {
        if (operation.Name.StartsWith("raw", StringComparison.Ordinal) || operation.Name.Contains(only, StringComparison.Ordinal))
            Console.WriteLine(JsonSerializer.Serialize(meter.Measure(operation), SampleJson.Default.Sample));
    }

    return 0;
}

string[] names = [.. args.TakeWhile(argument => !argument.StartsWith('-'))];
string[] known =
[
    .. suites.Select(suite => suite.Name),
    CatalogueBench.Name,
    StackingTable.Name,
    ObservatoryBench.Name,
    IssuingBench.Name,
];
if (names.Any(name => !known.Contains(name)) || args.Contains("--help"))
{
    Console.Error.WriteLine(
        $"usage: ./bench [{string.Join('|', known)}] [--rounds N] [--seconds S] [--only TEXT] [--offers N] [--awards N] [--count N] [--nodes 1,2]"
    );
    return 64;
}

foreach (var suite in suites.Where(suite => names.Length == 0 || names.Contains(suite.Name)))
{
    var rounds = new Rounds(
        suite,
        int.Parse(Option("--rounds", "3"), CultureInfo.InvariantCulture),
        double.Parse(Option("--seconds", "1"), CultureInfo.InvariantCulture),
        Option("--only", "")
    );
    rounds.Run();
    Table.Print(suite, rounds, Console.Out);
}

// Its peers are programs that solve one model and end, so it has a table of its own.
if (names.Length == 0 || names.Contains(StackingTable.Name))
    StackingTable.Print(Console.Out);

// It needs the machine to itself for most of an hour, so only whoever names it gets it.
if (names.Contains(IssuingBench.Name))
{
    var count = int.Parse(Option("--count", "100000"), CultureInfo.InvariantCulture);
    int[] nodes = [.. Option("--nodes", "1,2").Split(',').Select(one => int.Parse(one, CultureInfo.InvariantCulture))];
    if (!await IssuingBench.RunAsync(count, nodes, Console.Out))
        return 1;
}

// It has no peer: what it is held against is a second and itself.
if (names.Length == 0 || names.Contains(ObservatoryBench.Name))
{
    var awards = int.Parse(Option("--awards", "10000000"), CultureInfo.InvariantCulture);
    var rounds = int.Parse(Option("--rounds", "3"), CultureInfo.InvariantCulture);
    if (!await ObservatoryBench.RunAsync(awards, rounds, Console.Out))
        return 1;
}

if (names.Length == 0 || names.Contains(CatalogueBench.Name))
{
    var offers = int.Parse(Option("--offers", "1000000"), CultureInfo.InvariantCulture);
    var rounds = int.Parse(Option("--rounds", "3"), CultureInfo.InvariantCulture);
    return await CatalogueBench.RunAsync(offers, rounds, Console.Out) ? 0 : 1;
}

return 0;

string Option(string name, string otherwise)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}
