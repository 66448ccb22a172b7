namespace Testamur.Web.Platform;

/// <summary>What kind of refusal it is, in the words of the domain; HTTP turns it into a status in one place.</summary>
internal enum ProblemKind
{
    Invalid,
    NotFound,
    Forbidden,
    Conflict,
    TooMany,
    Gone,
    TooLarge,

    /// <summary>Not now: something that is needed does not answer.</summary>
    Unavailable,
}

/// <summary>An expected refusal: a stable code to switch on, and a sentence that says what to do next.</summary>
/// <param name="Code">Stable, like <c>issuing.batchNotFound</c>; listed in docs/problems.md.</param>
/// <param name="Fields">Messages by the JSON name of the field they belong to.</param>
internal sealed record Problem(string Code, ProblemKind Kind, string Detail, IReadOnlyDictionary<string, string[]>? Fields = null)
{
    /// <summary>Which of several sentences a page shows for this code: its text is <c>Problem.{code}.{variant}</c>.</summary>
    public string? Variant { get; init; }

    /// <summary>What a page's own sentence fills in, in order.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];
}
