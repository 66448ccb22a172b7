using System.Diagnostics;
using System.Globalization;

namespace Testamur.Stacking.Tests;

/// <summary>An independent solver is asked the same: GLPK is others' work and knows nothing of pathways.</summary>
public class OracleTests
{
    private const int Cases = 500;

    [Fact]
    public void Another_solver_finds_the_same_least_credits()
    {
        var folder = Directory.CreateTempSubdirectory("testamur-oracle-").FullName;
        try
        {
            var met = 0;
            for (var i = 0; i < Cases; i++)
            {
                var document = new RandomCases(500_000 + i).Larger(15 + i % 26);
                var theirs = Solve(folder, LinearProgram.Of(document));
                var ours = StackEngine.Evaluate(document);
                Assert.True(ours.Proved, $"case {i}");
                Assert.True(theirs == ours.CountedEcts?.TwoDecimals * 100, $"case {i}: theirs {theirs}, ours {ours.CountedEcts}");
                if (ours.Witness is not { } witness)
                    continue;
                met++;
                Assert.Empty(WitnessChecker.Check(document, witness));
            }
            // The cases are of use only when both answers occur.
            Assert.InRange(met, Cases / 8, Cases * 7 / 8);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Its answer has a line such as "s mip 30 40 o -998600": an optimum and its value.
    private static decimal? Solve(string folder, string model)
    {
        File.WriteAllText(Path.Combine(folder, "model.lp"), model);
        File.Delete(Path.Combine(folder, "answer"));
        using var process = Process.Start(
            new ProcessStartInfo("glpsol", ["--lp", "model.lp", "--cuts", "-w", "answer"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            }
        )!; // null only with UseShellExecute
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(File.Exists(Path.Combine(folder, "answer")), output);
        var line = File.ReadLines(Path.Combine(folder, "answer")).First(line => line.StartsWith("s ", StringComparison.Ordinal));
        var words = line.Split(' ');
        Assert.True(words[4] == "o", output);
        var value = Math.Round(decimal.Parse(words[5], NumberStyles.Float, CultureInfo.InvariantCulture));
        return value < 0 ? value + LinearProgram.Award : null;
    }
}
