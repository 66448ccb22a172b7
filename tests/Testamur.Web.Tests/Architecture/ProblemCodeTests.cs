using System.Reflection;
using Testamur.Web.Platform;

namespace Testamur.Web.Tests.Architecture;

public sealed class ProblemCodeTests
{
    [Fact]
    public void Every_problem_code_is_explained_in_the_documentation_and_nothing_else_is()
    {
        var codes = ProblemCodes.All().Select(problem => problem.Code).ToHashSet();
        var documented = File.ReadLines(Path.Combine(Repository.Root, "docs", "problems.md"))
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line[3..].Trim(' ', '`'))
            .ToHashSet();

        Assert.Empty(codes.Except(documented));
        Assert.Empty(documented.Except(codes));
    }
}

/// <summary>One example of every refusal that the platform can make.</summary>
internal static class ProblemCodes
{
    public static IEnumerable<Problem> All() =>
        typeof(Problem)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Problems", StringComparison.Ordinal))
            .SelectMany(type =>
                type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            )
            .Where(method => method.ReturnType == typeof(Problem))
            .Select(Example);

    private static Problem Example(MethodInfo method)
    {
        object?[] arguments = [.. method.GetParameters().Select(parameter => Example(parameter.ParameterType))];
        return (Problem)method.Invoke(null, arguments)!; // declared to return one
    }

    private static object? Example(Type type) =>
        type == typeof(string) ? "x"
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0) // an array has one
        : type.IsValueType ? Activator.CreateInstance(type)
        : type.IsAssignableFrom(typeof(Dictionary<string, string[]>)) ? new Dictionary<string, string[]>()
        : type.IsAssignableFrom(typeof(string[])) ? Array.Empty<string>()
        : null;
}
