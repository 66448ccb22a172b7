using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Testamur.Web.Tests.Hosting;

/// <summary>Fills in forms as a browser without script does: what the page offers, changed by what the test types.</summary>
internal static class Forms
{
    public static async Task<IHtmlDocument> PageAsync(
        this HttpClient browser,
        string path,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        var html = await response.Content.ReadAsStringAsync();
        Assert.True(
            expected == response.StatusCode,
            $"{path} answered {(int)response.StatusCode}: {html[..Math.Min(600, html.Length)]}"
        );
        return new HtmlParser().ParseDocument(html);
    }

    /// <param name="form">The form's name, as in <c>@formname</c>.</param>
    /// <param name="fields">What is typed or pressed; a null value leaves a field (or a ticked box) out.</param>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient browser,
        string path,
        string form,
        params (string Name, string? Value)[] fields
    )
    {
        var element = (await browser.PageAsync(path)).Form(form);
        var action = element.GetAttribute("action") is { Length: > 0 } target ? target : path;
        return await browser.SendFormAsync(action, Offered(element), fields);
    }

    /// <summary>A form of a page by its name.</summary>
    public static IHtmlFormElement Form(this IHtmlDocument page, string form)
    {
        var element = page.Forms.SingleOrDefault(f =>
            f.QuerySelector("input[name=_handler]") is IHtmlInputElement handler && handler.Value == form
        );
        Assert.True(element is not null, $"The page has no form named {form}");
        return element;
    }

    /// <summary>Sends what a form offered, however long ago, changed by what is typed.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient browser,
        string action,
        IEnumerable<KeyValuePair<string, string>> offered,
        params (string Name, string? Value)[] fields
    )
    {
        var values = offered.Where(old => !fields.Any(field => field.Name == old.Key)).ToList();
        values.AddRange(
            fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!))
        ); // checked
        using var content = new FormUrlEncodedContent(values);
        return await browser.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), content);
    }

    /// <summary>What a form sends when nothing is typed.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Offered(IHtmlFormElement form) =>
        form.Elements.SelectMany<IElement, KeyValuePair<string, string>>(element =>
            element switch
            {
                IHtmlInputElement { Type: "submit" or "button" or "file" } => [],
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
                IHtmlInputElement { Name.Length: > 0 } input => [new(input.Name, input.Value)],
                IHtmlTextAreaElement { Name.Length: > 0 } area => [new(area.Name, area.Value)],
                IHtmlSelectElement { Name.Length: > 0 } select =>
                [
                    .. select.SelectedOptions.Select(o => KeyValuePair.Create(select.Name, o.Value)),
                ],
                _ => [],
            }
        );
}
