using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Testamur.Web.Platform.Identity;

/// <summary>Identity's refusals in the reader's language, for those that our rules can cause.</summary>
internal sealed class IdentityErrors(IStringLocalizer<IdentityText> text) : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), length);

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch));

    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail));

    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail));

    public override IdentityError InvalidToken() => Say(nameof(InvalidToken));

    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure));

    private IdentityError Say(string code, params object[] arguments) =>
        new() { Code = code, Description = text[$"Identity.{code}", arguments] };
}
