namespace Testamur.Web.Platform.Messages;

/// <summary>Names the texts of messages: <c>{Kind}.Subject</c> and <c>{Kind}.Body</c>.</summary>
internal sealed class MessageText;
