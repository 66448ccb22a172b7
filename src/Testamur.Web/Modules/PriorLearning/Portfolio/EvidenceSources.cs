using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Verification.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Files;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.PriorLearning.Portfolio;

/// <summary>Where an item of evidence comes from: looked at before it is taken, with what the source itself says of title, origin and day.</summary>
internal sealed class EvidenceSources(
    AppDb db,
    Actor actor,
    IHoldings holdings,
    IHeldDocuments documents,
    IVerdicts verdicts,
    IInstitutions institutions,
    IOptions<PriorLearningOptions> options,
    TimeProvider time
)
{
    internal sealed record Source(string? Title, string? Origin, DateOnly? MadeOn)
    {
        public string? Url { get; init; }

        public string? FileName { get; init; }

        public string? MediaType { get; init; }

        public byte[]? Content { get; init; }

        public string? CredentialId { get; init; }

        public Guid? Activity { get; init; }

        public string? ContactName { get; init; }

        public string? ContactEmail { get; init; }
    }

    public async Task<Result<Source>> FindAsync(
        RplCase rpl,
        AddEvidence.Request request,
        AddEvidence.Upload? upload,
        CancellationToken cancel
    ) =>
        request.Kind switch
        {
            EvidenceKind.File => FileOf(Stated(request), upload),
            EvidenceKind.Link => LinkOf(Stated(request), request.Url),
            EvidenceKind.Reference => ReferenceOf(Stated(request), request.ContactName, request.ContactEmail),
            EvidenceKind.Credential => await CredentialOfAsync(request.Holding, cancel),
            _ => await ActivityOfAsync(rpl, request, cancel),
        };

    /// <summary>Sends the contact a link for one answer.</summary>
    public async Task AskAsync(RplCase rpl, EvidenceItem item, CancellationToken cancel)
    {
        var secret = Ids.Secret();
        item.AskedFor(Ids.Hash(secret), time.GetUtcNow().AddDays(options.Value.ConfirmDays));
        var home = await institutions.FindAsync(rpl.Institution, cancel);
        db.Publish(
            new MessageRequested(
                null,
                item.ContactEmail ?? "",
                actor.Language,
                "PriorLearning.ReferenceAsked",
                [actor.Name, item.Title, home?.Name ?? ""],
                $"/prior-learning/confirm/{secret}"
            ),
            time
        );
    }

    private static Source Stated(AddEvidence.Request request) => new(request.Title, request.Origin, request.MadeOn);

    private Result<Source> FileOf(Source stated, AddEvidence.Upload? upload)
    {
        if (upload?.Content.Length > options.Value.FileBytes)
            return PriorLearningProblems.FileTooLarge(options.Value.FileBytes / 1024 / 1024);
        var name = FileKinds.Clean(upload?.FileName);
        return upload is { Content: { Length: > 0 } content } && FileKinds.Of(name, content) is { } mediaType
            ? stated with
            {
                FileName = name,
                MediaType = mediaType,
                Content = content,
            }
            : PriorLearningProblems.FileKind();
    }

    // It is shown as a link to follow by hand; nothing is fetched.
    private static Result<Source> LinkOf(Source stated, string? url) =>
        url?.Trim() is { Length: > 0 and <= EvidenceItem.LongestUrl } text
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "https", Host.Length: > 0, UserInfo: "" }
            ? stated with
            {
                Url = address.AbsoluteUri,
            }
            : PriorLearningProblems.LinkUnusable();

    private Result<Source> ReferenceOf(Source stated, string? name, string? email) =>
        IsContact(name, email)
            ? stated with
            {
                ContactName = name?.Trim(),
                ContactEmail = email?.Trim(),
            }
            : PriorLearningProblems.ContactUnusable();

    private async Task<Result<Source>> CredentialOfAsync(Guid? holding, CancellationToken cancel)
    {
        var person = actor.RequiredId;
        var held = (await holdings.ListAsync(person, cancel)).FirstOrDefault(one => one.Id == holding);
        if (held is null || await documents.FindAsync(person, held.Id, cancel) is not { } document)
            return PriorLearningProblems.CredentialNotHeld();
        if ((await verdicts.OfAsync(document.Document, cancel)).Kind is not (VerdictKind.Valid or VerdictKind.ValidWithNote))
            return PriorLearningProblems.CredentialNotValid();
        return new Source(Cut(held.Title), Cut(held.IssuerName), held.AwardedOn) { CredentialId = held.PublicId };
    }

    private async Task<Result<Source>> ActivityOfAsync(RplCase rpl, AddEvidence.Request request, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Description))
            return PriorLearningProblems.TextNeeded("description");
        var code = request.Code?.Trim() ?? "";
        var activity = await db.Set<GroupActivity>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Institution == rpl.Institution && one.Code == code, cancel);
        if (activity is null)
            return PriorLearningProblems.ActivityNotFound();
        if (!IsContact(activity.ContactName, activity.ContactEmail))
            return PriorLearningProblems.ContactUnusable();
        return new Source(activity.Title, activity.Organisation, activity.EndedOn)
        {
            Activity = activity.Id,
            ContactName = activity.ContactName,
            ContactEmail = activity.ContactEmail,
        };
    }

    /// <summary>Somebody else, with an address.</summary>
    public bool IsContact(string? name, string? email) =>
        name?.Trim() is { Length: > 0 and <= 200 }
        && email?.Trim() is { Length: > 2 and <= 256 } address
        && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at < address.Length - 1
        && !address.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
        && !address.Equals(actor.Email, StringComparison.OrdinalIgnoreCase);

    private static string Cut(string text) => text.Length <= EvidenceItem.LongestTitle ? text : text[..EvidenceItem.LongestTitle];
}
