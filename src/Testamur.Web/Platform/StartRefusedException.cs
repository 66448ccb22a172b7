namespace Testamur.Web.Platform;

/// <summary>The server must not start as it was asked to; the message tells the operator what to do instead.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
