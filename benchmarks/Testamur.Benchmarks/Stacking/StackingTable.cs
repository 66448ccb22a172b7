using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Testamur.Stacking;
using Testamur.Stacking.Tests;

namespace Testamur.Benchmarks.Stacking;

/// <summary>
/// The stacking engine: worked examples, hard random pathways beside CBC and GLPK on the same models, one person against many pathways
/// and many people against one.
/// </summary>
internal static class StackingTable
{
    public const string Name = "stacking";

    private const int Models = 60;
    private const int Pathways = 10_000;
    private const int People = 100_000;

    public static void Print(TextWriter output)
    {
        output.WriteLine(
            $"{RuntimeInformation.FrameworkDescription}; {OtherSolver.Version("cbc quit")}; {OtherSolver.Version("glpsol --version")}"
        );
        output.WriteLine("Milliseconds of processor time, one thread.");
        output.WriteLine();
        output.WriteLine("| question | ours | worst | cbc | × cbc | glpsol | × glpsol | target |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        Worked(output);
        Edge(output);
        ManyPathways(output);
        ManyPeople(output);
    }

    private static void Worked(TextWriter output)
    {
        var times = Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "stacking"), "worked-*.json")
            .Order()
            .Select(file => StackJson.ReadDocument(JsonNode.Parse(File.ReadAllText(file))!["input"]!.ToJsonString()))
            .Select(document => Milliseconds(() => StackEngine.Evaluate(document)))
            .ToArray();
        output.WriteLine(
            $"| worked examples, each | {Show(Median(times))} | {Show(times.Max())} | | | | | < 1 {Sign(times.Max() < 1)} |"
        );
    }

    private static void Edge(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("testamur-bench-").FullName;
        try
        {
            var (ours, cbc, glpk) = (new double[Models], new double[Models], new double[Models]);
            var (met, proved) = (0, 0);
            for (var i = 0; i < Models; i++)
            {
                var document = new EdgeCases((ulong)i).Document();
                var answer = StackEngine.Evaluate(document);
                proved += answer.Proved ? 1 : 0;
                met += answer.Satisfied == true ? 1 : 0;
                ours[i] = Milliseconds(() => StackEngine.Evaluate(document));
                File.WriteAllText(Path.Combine(folder, "model.lp"), LinearProgram.Of(document));
                var expected = answer.CountedEcts is { TwoDecimals: { } ects } ? ects * 100 - LinearProgram.Award : 0;
                (cbc[i], var theirs) = OtherSolver.Cbc(folder, "model.lp");
                Check.That(theirs is null || theirs == expected || !answer.Proved);
                (glpk[i], theirs) = OtherSolver.Glpk(folder, "model.lp");
                Check.That(theirs is null || theirs == expected || !answer.Proved);
            }
            var (one, other, third) = (Median(ours), Median(cbc) * 1000, Median(glpk) * 1000);
            output.WriteLine(
                $"| 60 holdings × 40 leaves, {met} of {Models} met, {proved} proved | {Show(one)} | {Show(ours.Max())} | {Show(other)} | {Show(other / one)} | {Show(third)} | {Show(third / one)} | 20 × cbc, none over 1000 {Sign(other / one >= 20 && ours.Max() < 1000)} |"
            );
            output.WriteLine(
                $"| the slowest of them | {Show(ours.Max())} | | {Show(cbc.Max() * 1000)} | {Show(cbc.Max() * 1000 / ours.Max())} | {Show(glpk.Max() * 1000)} | {Show(glpk.Max() * 1000 / ours.Max())} | |"
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void ManyPathways(TextWriter output)
    {
        var index = new PathwayIndex(Enumerable.Range(0, Pathways).Select(ManyCases.Pathway));
        var holdings = ManyCases.Holdings(7, 25);
        var found = index.Find(holdings, EdgeCases.AsOf).Count;
        Check.That(found > 0);
        var time = Milliseconds(() => index.Find(holdings, EdgeCases.AsOf));
        output.WriteLine(
            $"| 25 holdings against 10,000 pathways, {found} met or nearly | {Show(time)} | | | | | | < 200 {Sign(time < 200)} |"
        );
    }

    private static void ManyPeople(TextWriter output)
    {
        var prepared = new PreparedPathway(ManyCases.Certificate());
        Holding[][] people = [.. Enumerable.Range(0, People).Select(i => ManyCases.Holdings((ulong)i, 5 + i % 21))];
        var met = people.Count(person => prepared.IsSatisfied(person, EdgeCases.AsOf) == true);
        Check.That(met is > 0 and < People);
        var time = Milliseconds(() => people.Count(person => prepared.IsSatisfied(person, EdgeCases.AsOf) == true));
        output.WriteLine(
            $"| 100,000 people against one pathway, {met} met | {Show(time)} | | | | | | < 5000 {Sign(time < 5000)} |"
        );
    }

    // The best of some rounds of at least 60 ms.
    private static double Milliseconds<T>(Func<T> work)
    {
        var best = double.MaxValue;
        // Until the compiler has seen enough of it: a cold pass is several times slower.
        var warm = Stopwatch.StartNew();
        do work();
        while (warm.ElapsedMilliseconds < 1_000);
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var times = 0;
            do
            {
                work();
                times++;
            } while (watch.ElapsedMilliseconds < 60);
            var spent = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / times;
            best = Math.Min(best, spent);
        }
        return best;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static string Show(double value) => value.ToString(value < 10 ? "0.000" : "0.0", CultureInfo.InvariantCulture);

    private static string Sign(bool reached) => reached ? "✓" : "✗";
}
