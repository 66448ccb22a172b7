namespace Testamur.Web.Platform.Keys;

/// <summary>A module's rows of the current institution that hold sealed values. Every module that has any registers one.</summary>
internal interface ISealedRecords
{
    /// <summary>Puts what <paramref name="reseal"/> answers in place of every sealed value; the caller saves.</summary>
    Task ResealAsync(Func<byte[], RecordName, Task<byte[]>> reseal, CancellationToken cancel);
}
