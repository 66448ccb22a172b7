using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Turns an empty installation into an alliance with one institution and its administrator. Works once, with the console's code.</summary>
internal sealed class FirstRun(
    AppDb db,
    FirstRunCode code,
    Accounts accounts,
    FieldChecks checks,
    CurrentTenant tenant,
    AuditLog audit,
    TimeProvider time
)
{
    internal sealed record Request(
        string? Code,
        AdministratorDetails Administrator,
        AllianceDetails Alliance,
        InstitutionDetails Institution,
        AwardingRightDetails AwardingRight
    );

    internal sealed record AdministratorDetails(string? Name, string? Email, string? Password, string? Language = null);

    internal sealed record AllianceDetails(string? Name, string? Website)
    {
        public void Check(FieldChecks checks) => checks.Required("allianceName", Name, 200).Website("allianceWebsite", Website);
    }

    internal sealed record Done(string Slug, Guid Administrator);

    public async Task<Result<Done>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!await code.IsAwaitedAsync(cancel))
            return AllianceProblems.AlreadyRunning();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // First of all, so that nobody without the code learns anything; a refusal below rolls it back.
        if (!await code.UseAsync(request.Code, cancel))
            return AllianceProblems.WrongCode();
        request.Alliance.Check(checks);
        request.Institution.Check(checks);
        request.AwardingRight.Check(checks);
        var who = request.Administrator;
        var made = await accounts.CreateAsync(who.Name, who.Email, who.Password, who.Language ?? "en", confirmed: true);
        if (!made.Succeeded(out var person, out var refused))
            return refused;
        if (checks.Problem is { } problem)
            return problem;

        var now = time.GetUtcNow();
        var institution = request.Institution.ToInstitution(Ids.New<InstitutionId>(time), now);
        tenant.Set(institution.Id);
        person.IsAllianceAdministrator = true;
        db.Add(
            new AllianceProfile
            {
                Name = request.Alliance.Name!.Trim(), // checked above
                Website = InstitutionDetails.Blank(request.Alliance.Website),
            }
        );
        db.Add(institution);
        db.Add(request.AwardingRight.ToRight(institution.Id, time));
        db.Add(
            new Membership
            {
                Institution = institution.Id,
                Person = new(person.Id),
                Role = Role.Administrator,
                Since = now,
            }
        );
        audit.Record("alliance.firstRun", person.Id.ToString());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await db.DeliverPublishedAsync();
        return new Done(institution.Slug, person.Id);
    }

    public static void Map(RouteGroupBuilder open) =>
        open.MapPost(
                "/first-run",
                async (Request request, FirstRun useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .WithName("FirstRun")
            .WithSummary("Set up an empty installation with the code its server printed");
}
