using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Verification;

/// <summary>Every refusal of this module. A document that is read but not understood is none: it gets a report.</summary>
internal static class VerificationProblems
{
    public static Problem Empty() =>
        new("verification.empty", ProblemKind.Invalid, "Nothing was sent. Choose a file or paste the text of the credential.");

    public static Problem TooLarge() =>
        new(
            "verification.tooLarge",
            ProblemKind.TooLarge,
            "The file is larger than 1 MiB. A credential is smaller: send the credential itself, without pictures or archives."
        );

    public static Problem Compressed() =>
        new(
            "verification.compressed",
            ProblemKind.Invalid,
            "The request is compressed. Send the document as it is, without Content-Encoding."
        );

    public static Problem UnreadableForm() =>
        new(
            "verification.unreadableForm",
            ProblemKind.Invalid,
            "The form is not well formed. Send one file named file, or the document itself as the body."
        );

    public static Problem ForeignLink() =>
        new(
            "verification.foreignLink",
            ProblemKind.Invalid,
            "This link leads to another site, and we do not open links of strangers. Open it yourself, save the credential as a file and drop the file here."
        );
}
