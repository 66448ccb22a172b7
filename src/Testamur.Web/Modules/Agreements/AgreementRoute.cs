using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Agreements;

/// <summary>
/// Route A: asks the receiver's agreements in force, the oldest first, and answers with the first that covers. Its signatures are checked
/// again, so that nothing is recognised by a document that its parties did not sign.
/// </summary>
internal sealed class AgreementRoute(
    AppDb db,
    Actor actor,
    IInstitutions institutions,
    ICatalogue catalogue,
    CheckSignatures signatures
) : IAgreementRoute
{
    public async Task<AgreementAnswer> AskAsync(AgreementQuestion question, CancellationToken cancel)
    {
        if (await institutions.FindAsync(question.Receiver, cancel) is not { } receiver)
            return new(null, null);
        var versions = await db.Versions()
            .AsNoTracking()
            .Of(question.Receiver)
            .SignedFor(question.On)
            .OrderBy(version => version.FirstDay)
            .ThenBy(version => version.Agreement)
            .ToListAsync(cancel);
        var request = new AgreementRequest(
            receiver.Did,
            question.Purpose.ForAgreements(),
            question.TargetUri,
            await EctsOfAsync(question.TargetUri, cancel),
            question.On
        );
        CoverageAnswer? nearest = null;
        foreach (var version in versions.Where(one => one.StateOn(question.On) == AgreementState.InForce))
        {
            if (version.ReadIfWhole() is not { } content)
                continue;
            var answer = content.Covers(question.Credential.ForAgreements(), request, Before(question, version.Agreement.Value));
            if (answer.Coverage == Coverage.Covered && await signatures.AllValidAsync(version, content, cancel))
                return new(Cover(version, content, answer), null);
            if (nearest is null || answer.Coverage > nearest.Coverage || nearest.Reason == AgreementReason.Issuer)
                nearest = answer;
        }

        return new(null, WhyNot(nearest));
    }

    private async Task<Ects?> EctsOfAsync(string? target, CancellationToken cancel) =>
        target is null ? null : (await catalogue.FindByUriAsync(target, cancel))?.Content.Ects;

    private static AlreadyRecognised Before(AgreementQuestion question, Guid agreement)
    {
        var counted = question.Before.Where(one => one.Agreement == agreement).ToList();
        return new(
            new(counted.Sum(one => one.Ects)),
            new(counted.Where(one => one.TargetUri == question.TargetUri).Sum(one => one.Ects))
        );
    }

    private AgreementCover Cover(AgreementVersion version, Agreement content, CoverageAnswer answer) =>
        new(
            version.Agreement.Value,
            version.Number,
            content.Title.In(actor.Language),
            answer.Clause ?? "",
            answer.Accepted.Hundredths,
            answer.Equivalence?.Target,
            JsonNamingPolicy.CamelCase.ConvertName(content.Grades.Rule.ToString()),
            content.Grades.Tie
        );

    // Covered, and yet here: somebody changed what was signed, or a key with which it was signed is revoked.
    private static string? WhyNot(CoverageAnswer? nearest) =>
        nearest switch
        {
            null or { Reason: AgreementReason.Issuer or AgreementReason.Receiver } => null,
            { Reason: { } reason } => JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()),
            _ => "signature",
        };
}
