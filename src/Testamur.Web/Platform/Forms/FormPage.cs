using Microsoft.AspNetCore.Components;
using Testamur.Web.UI;

namespace Testamur.Web.Platform.Forms;

/// <summary>A page with forms, rendered on the server. A form that succeeds leads elsewhere, so that loading again repeats nothing.</summary>
public abstract class FormPage : LoadedComponent
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!; // always there: pages are rendered within a request

    /// <summary>For going on after a success.</summary>
    [Inject]
    public NavigationManager Navigation { get; set; } = null!; // given before anything runs

    /// <summary>What was typed and refused.</summary>
    protected FormInput Input { get; private set; } = null!; // set before anything renders

    /// <summary>Ends the page's work when the reader is gone.</summary>
    protected CancellationToken Cancel => Http.RequestAborted;

    /// <summary>Leads to a path of this site.</summary>
    protected void GoTo(string path) => Navigation.NavigateTo(path);

    /// <inheritdoc/>
    protected override void OnInitialized() => Input = new(Http);
}
