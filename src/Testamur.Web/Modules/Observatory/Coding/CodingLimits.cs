namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>How much a coder may keep.</summary>
internal static class CodingLimits
{
    /// <summary>One archived copy, in bytes.</summary>
    public const int CopyBytes = 5 * 1024 * 1024;

    /// <summary>Pieces of evidence of one coder for one unit.</summary>
    public const int Evidence = 200;

    /// <summary>Coders of one unit.</summary>
    public const int Coders = 10;
}
