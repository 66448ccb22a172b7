using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Messages;

/// <summary>Somebody is to be told something: in their inbox when they have an account, and by e-mail.</summary>
/// <param name="Person">Null for somebody without an account.</param>
/// <param name="Kind">Names the text: <c>{Kind}.Subject</c> and <c>{Kind}.Body</c> in MessageText.resx, with {0}, {1}… for <paramref name="Arguments"/>.</param>
/// <param name="Link">A path of the platform, like <c>/my/credentials/…</c>, where the reader can act.</param>
internal sealed record MessageRequested(
    PersonId? Person,
    string Email,
    string Language,
    string Kind,
    string[] Arguments,
    string? Link
) : IEvent;
