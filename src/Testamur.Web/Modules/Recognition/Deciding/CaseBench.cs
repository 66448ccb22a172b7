using Microsoft.EntityFrameworkCore;
using Testamur.Education.Grades;
using Testamur.Education.Packs;
using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Recognition.Applying;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Grading;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Recognition.Deciding;

/// <summary>Lays a case out: the credential read from its document, the target, and what the library makes of the two. Nothing of it is typed by anybody.</summary>
internal sealed class CaseBench(
    AppDb db,
    ICredentialCheck check,
    CredentialReading reading,
    ISpecifications specifications,
    IInstitutionPolicy policy,
    ProposeGrade grades
)
{
    /// <param name="Credential">Null when the document was erased, or nobody has said which of several is meant.</param>
    /// <param name="Titles">Of all credentials in the document.</param>
    /// <param name="Target">Null for credits toward study.</param>
    /// <param name="Claimed">Credits after conversion, with the sum.</param>
    /// <param name="Grade">The grade after conversion, with the sum, or why there is none.</param>
    internal sealed record Laid(
        ReceivedCredential? Credential,
        IReadOnlyList<string> Titles,
        Specification? Target,
        VerificationSummary Verification,
        ConvertedCredit Claimed,
        GradeProposal Grade,
        Pack Pack
    )
    {
        public IReadOnlyList<LearningOutcome> Theirs => Credential?.Content.Specification.LearningOutcomes ?? [];

        public IReadOnlyList<LearningOutcome> Ours => Target?.LearningOutcomes ?? [];

        public IReadOnlyList<OutcomePair> Pairs => OutcomeComparison.Suggest(Theirs, Ours);
    }

    public async Task<Laid> LayAsync(RecognitionCase one, CancellationToken cancel)
    {
        var pack = await policy.FindAsync(cancel);
        var verification = one.Report.Length == 0 ? VerificationSummary.None : check.Summary(one.Report);
        // What was handed in with this very request is not saved yet.
        var document =
            db.Set<CaseDocument>().Local.FirstOrDefault(kept => kept.Case == one.Id)?.Bytes
            ?? await db.Set<CaseDocument>()
                .AsNoTracking()
                .Where(kept => kept.Case == one.Id)
                .Select(kept => kept.Bytes)
                .SingleOrDefaultAsync(cancel);
        CredentialReading.Read? read = null;
        if (document is not null)
            _ = (await reading.ReadAsync(document, one.Part, verification, cancel)).Succeeded(out read, out _);
        var target =
            one is { Target: { } id, TargetVersion: { } version }
            && await specifications.FindAsync(id, version, cancel) is { } found
                ? found.Content
                : null;
        var claimed = read?.Credential is { } credential
            ? CreditConversion.Claimed(credential, CreditRule.Of(pack))
            : new(one.Facts.Ects is { } stated ? new Ects(stated) : null, CreditBasis.Stated, "", new("credit.none"));
        var grade = await grades.ProposeAsync(one, read?.Credential, target, cancel);
        return new(read?.Credential, read?.Titles ?? [], target, read?.Verification ?? verification, claimed, grade, pack);
    }
}
