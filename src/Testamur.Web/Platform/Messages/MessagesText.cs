namespace Testamur.Web.Platform.Messages;

/// <summary>Names the texts of the inbox page.</summary>
internal sealed class MessagesText;
