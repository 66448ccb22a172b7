using System.Diagnostics.CodeAnalysis;

namespace Testamur.Web.Platform;

/// <summary>Either what a use case made, or why it refused.</summary>
internal readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Problem? problem) => (_value, Problem) = (value, problem);

    public Problem? Problem { get; }

    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Problem? problem)
    {
        (value, problem) = (_value, Problem);
        return Problem is null;
    }

    public TOut Match<TOut>(Func<T, TOut> succeeded, Func<Problem, TOut> refused) =>
        Succeeded(out var value, out var problem) ? succeeded(value) : refused(problem);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}
