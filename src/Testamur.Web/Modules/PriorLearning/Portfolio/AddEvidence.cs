using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Files;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.PriorLearning.Portfolio;

/// <summary>Adds an item to the portfolio: a file, a link, a reference, a credential of the wallet, or one's own part in a group activity.</summary>
internal sealed class AddEvidence(
    AppDb db,
    CaseFiles files,
    EvidenceSources sources,
    ReadCases read,
    IOptions<PriorLearningOptions> options,
    TimeProvider time
)
{
    /// <summary>Which members are needed depends on the kind; of a credential and a group activity the title, origin and day are theirs.</summary>
    /// <param name="Outcomes">Ids of the outcomes it speaks for.</param>
    /// <param name="Holding">A credential of the applicant's wallet.</param>
    /// <param name="Code">Of a group activity.</param>
    internal sealed record Request(
        EvidenceKind Kind,
        LearningContext Context,
        IReadOnlyList<string> Outcomes,
        string? Title = null,
        string? Origin = null,
        DateOnly? MadeOn = null,
        string? Description = null,
        string? Url = null,
        string? ContactName = null,
        string? ContactEmail = null,
        Guid? Holding = null,
        string? Code = null
    );

    internal sealed record Upload(string? FileName, byte[] Content);

    public int MostBytes => options.Value.FileBytes;

    public async Task<Result<CaseView>> HandleAsync(Guid id, Request request, Upload? upload, CancellationToken cancel)
    {
        if (await files.MineAsync(id, cancel) is not { } rpl)
            return PriorLearningProblems.CaseNotFound();
        if (!rpl.State.TakesEvidence())
            return PriorLearningProblems.WrongState();
        var file = await files.ReadAsync(rpl, cancel);
        string[] outcomes = [.. file.Outcomes.Where(request.Outcomes.Contains)];
        if (outcomes.Length == 0 || request.Outcomes.Except(outcomes).Any())
            return PriorLearningProblems.UnknownOutcome();
        if (file.Evidence.Count >= options.Value.Items)
            return PriorLearningProblems.TooManyItems(options.Value.Items);
        if (request.Description?.Length > EvidenceItem.LongestText)
            return PriorLearningProblems.TextTooLong(EvidenceItem.LongestText);
        if (!(await sources.FindAsync(rpl, request, upload, cancel)).Succeeded(out var source, out var refused))
            return refused;
        if (Check(source) is { } wrong)
            return wrong;

        var item = ItemOf(rpl, request, source, outcomes);
        db.Add(item);
        if (source.Content is { } content)
            db.Add(
                new EvidenceContent
                {
                    Institution = rpl.Institution,
                    Id = item.Id,
                    Bytes = content,
                }
            );
        if (item.NeedsConfirmation)
            await sources.AskAsync(rpl, item, cancel);
        rpl.Touch();
        files.Record(rpl, "priorLearning.evidenceAdded");
        return await files.SaveAsync(cancel) is { } lost ? lost : await read.MineAsync(id, cancel);
    }

    private Problem? Check(EvidenceSources.Source source)
    {
        foreach (var (text, field) in new[] { (source.Title, "title"), (source.Origin, "origin") })
        {
            if (string.IsNullOrWhiteSpace(text))
                return PriorLearningProblems.TextNeeded(field);
            if (text.Length > EvidenceItem.LongestTitle)
                return PriorLearningProblems.TextTooLong(EvidenceItem.LongestTitle);
        }

        return source.MadeOn is { } day && day <= files.Today && day.Year >= 1900 ? null : PriorLearningProblems.DateNeeded();
    }

    private EvidenceItem ItemOf(RplCase rpl, Request request, EvidenceSources.Source source, string[] outcomes) =>
        new()
        {
            Institution = rpl.Institution,
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Case = rpl.Id,
            Kind = request.Kind,
            Context = request.Context,
            Title = source.Title!.Trim(), // checked
            Origin = source.Origin!.Trim(), // checked
            MadeOn = source.MadeOn!.Value, // checked
            Outcomes = string.Join(' ', outcomes),
            Description = string.IsNullOrWhiteSpace(request.Description) ? null : request.Description.Trim(),
            Url = source.Url,
            FileName = source.FileName,
            MediaType = source.MediaType,
            Length = source.Content?.Length,
            Hash = source.Content is { } content ? Convert.ToHexStringLower(SHA256.HashData(content)) : null,
            CredentialId = source.CredentialId,
            Activity = source.Activity,
            ContactName = source.ContactName,
            ContactEmail = source.ContactEmail,
            AddedAt = time.GetUtcNow(),
        };

    public static void Map(RouteGroupBuilder my)
    {
        my.MapPost(
                "/{id:guid}/evidence",
                async (Guid id, Request request, AddEvidence useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, null, cancel)).ToHttp(TypedResults.Ok)
            )
            .Produces<CaseView>()
            .WithName("AddPriorLearningEvidence")
            .WithSummary(
                "Add a link, a reference, a credential of your wallet or your part in a group activity to your portfolio"
            );
        my.MapPost(
                "/{id:guid}/files",
                async (
                    Guid id,
                    [FromQuery] string? fileName,
                    [FromQuery] string? title,
                    [FromQuery] string? origin,
                    [FromQuery] string? madeOn,
                    [FromQuery] LearningContext? context,
                    [FromQuery] string[] outcome,
                    HttpRequest http,
                    AddEvidence useCase,
                    CancellationToken cancel
                ) =>
                {
                    var content = await BoundedBody.ReadAsync(http.Body, useCase.MostBytes, cancel);
                    DateOnly? day = DateOnly.TryParseExact(
                        madeOn,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var read
                    )
                        ? read
                        : null;
                    var request = new Request(EvidenceKind.File, context ?? LearningContext.Work, outcome, title, origin, day);
                    return (await useCase.HandleAsync(id, request, new(fileName, content), cancel)).ToHttp(TypedResults.Ok);
                }
            )
            .Accepts<string>("application/octet-stream")
            .Produces<CaseView>()
            .WithName("AddPriorLearningFile")
            .WithSummary("Add a file to your portfolio; the body is the file");
    }
}
