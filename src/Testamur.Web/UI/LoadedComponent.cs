using Microsoft.AspNetCore.Components;

namespace Testamur.Web.UI;

/// <summary>
/// A component that is drawn when it has read what it shows, and not before. Nobody sees a half-filled page, since pages leave the server whole; but what is drawn half-filled begins to
/// read for its parts, with the database context that the page is still reading with, and whether that happens depends on how fast the database answers.
/// </summary>
public abstract class LoadedComponent : ComponentBase
{
    private bool _isLoaded;

    /// <inheritdoc />
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_isLoaded)
        {
            _isLoaded = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }
}
