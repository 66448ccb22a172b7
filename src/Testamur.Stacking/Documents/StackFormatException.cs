namespace Testamur.Stacking;

/// <summary>A stacking document is malformed or contradicts itself. <see cref="Exception.Message"/> names the place and the reason.</summary>
public sealed class StackFormatException : FormatException
{
    /// <summary>Without a message.</summary>
    public StackFormatException() { }

    /// <summary>With a message.</summary>
    public StackFormatException(string message)
        : base(message) { }

    /// <summary>With a message and its cause.</summary>
    public StackFormatException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>With the place, such as <c>pathway.root.allOf[0]</c>, and the reason.</summary>
    public StackFormatException(string path, string reason)
        : base(path.Length == 0 ? reason : $"{path}: {reason}") => Path = path;

    /// <summary>The place in the document; empty when it is the whole.</summary>
    public string Path { get; } = "";
}
