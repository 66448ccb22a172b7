namespace Testamur.Credentials.Seals;

/// <summary>A seal could not be completed: the authority's answer is none to what was asked.</summary>
public sealed class SealException : Exception
{
    /// <summary>With a message for an operator.</summary>
    public SealException(string message)
        : base(message) { }

    /// <summary>With a message and what caused it.</summary>
    public SealException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>Without a message.</summary>
    public SealException() { }
}
