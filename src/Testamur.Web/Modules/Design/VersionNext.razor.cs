using Microsoft.AspNetCore.Components;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.UI;

namespace Testamur.Web.Modules.Design;

public sealed partial class VersionNext
{
    private Problem? problem;
    private IFormCollection? form;

    // The approval of a version that needs one to go on, when it does not hold.
    private ApprovalStanding? missing;

    [Parameter, EditorRequired]
    public required string Tenant { get; set; }

    /// <summary>The version, as the page around this read it.</summary>
    [CascadingParameter]
    private VersionAnswer Version { get; set; } = null!; // the page around it gives it

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    private CancellationToken Cancel => Http?.RequestAborted ?? CancellationToken.None;

    private string Here => $"/t/{Tenant}/design/{Version.Id}/{Version.Version}";

    private SpecificationId Id => new(Version.Id);

    private IReadOnlyList<Choice> Results =>
        [.. Enum.GetNames<AgencyResult>().Select(name => new Choice(name, Text[$"Agency.{name}"]))];

    protected override async Task OnInitializedAsync()
    {
        form = Http is { Request.HasFormContentType: true } http ? await http.Request.ReadFormAsync(Cancel) : null;
        if (
            Version.State
            is SpecificationState.Approved
                or SpecificationState.ExternallyApproved
                or SpecificationState.Published
                or SpecificationState.Suspended
                or SpecificationState.Lapsed
        )
        {
            var approval = await Approvals.FindAsync(Version.Id, Version.Version, Cancel);
            missing = approval.IsLive ? null : approval.Standing;
        }
    }

    private bool May(Move move) => SpecificationLife.Check(move, Version.State, Actor.May) is null;

    private Task CoDesignAsync(bool open) => MoveAsync(CoDesigning.HandleAsync(Id, Version.Version, new(open), Cancel));

    private Task WithdrawAsync() => MoveAsync(Withdrawing.HandleAsync(Id, Version.Version, Cancel), Here);

    private Task SendAsync() => MoveAsync(Sending.HandleAsync(Id, Version.Version, new(Typed("agency")), Cancel));

    private Task RecordAsync()
    {
        if (!Enum.TryParse<AgencyResult>(Typed("result"), out var result) || !Enum.IsDefined(result))
            result = AgencyResult.ChangesRequested; // asks for a note, so that nothing happens by a slip
        return MoveAsync(Recording.HandleAsync(Id, Version.Version, new(result, Typed("note")), Cancel));
    }

    private Task PublishAsync() => MoveAsync(Publishing.HandleAsync(Id, Version.Version, Cancel));

    private Task ResumeAsync() => MoveAsync(Resuming.HandleAsync(Id, Version.Version, Cancel));

    private Task SuspendAsync() => MoveAsync(Suspending.HandleAsync(Id, Version.Version, new(Typed("note")), Cancel));

    private Task RetireAsync() => MoveAsync(Retiring.HandleAsync(Id, Version.Version, Cancel));

    private async Task FollowAsync()
    {
        if ((await Following.HandleAsync(Id, Cancel)).Succeeded(out var next, out problem))
            Navigation.NavigateTo($"/t/{Tenant}/design/{Version.Id}/{next.Version}");
    }

    private async Task CopyAsync()
    {
        if ((await Copying.HandleAsync(Id, Version.Version, Cancel)).Succeeded(out var copy, out problem))
            Navigation.NavigateTo($"/t/{Tenant}/design/{copy.Id}/{copy.Version}");
    }

    private async Task MoveAsync(Task<Result<VersionAnswer>> move, string? then = null)
    {
        if ((await move).Succeeded(out _, out problem))
            Navigation.NavigateTo(then ?? $"{Here}/view");
    }

    private bool IsOpen(string name) => problem is not null && Typed("_handler") == name;

    private string? ErrorOf(string name) => IsOpen(name) && problem is not null ? Text.Say(problem) : null;

    private string? Typed(string name) => form is not null && form.TryGetValue(name, out var value) ? value.ToString() : null;
}
