using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Testamur.Web.Platform.Operation;

/// <summary>
/// <c>GET /metrics</c> in the text form of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/): what this process counted, and what stands in the
/// database, which every node answers alike.
/// </summary>
internal sealed class MetricsAnswer(CountedFigures counted, IEnumerable<IStandingFigures> standing)
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public async Task<string> WriteAsync(CancellationToken cancel)
    {
        var text = new StringBuilder();
        foreach (var (instrument, sum) in counted.Read())
            Write(text, instrument, sum.Read());
        foreach (var module in standing)
        {
            foreach (var figure in await module.ReadAsync(cancel))
            {
                Head(text, figure.Name, figure.Help, "gauge");
                Line(text, figure.Name, figure.Value);
            }
        }

        return text.ToString();
    }

    public static void Map(IEndpointRouteBuilder site) =>
        site.MapGet(
                "/metrics",
                async (HttpContext context, Operators operators, MetricsAnswer answer, CancellationToken cancel) =>
                    operators.IsOperator(context)
                        ? Results.Text(await answer.WriteAsync(cancel), ContentType)
                        : Results.StatusCode(StatusCodes.Status404NotFound)
            )
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static void Write(StringBuilder text, Instrument instrument, CountedFigures.Sum.State sum)
    {
        if (instrument is not Histogram<double>)
        {
            Head(text, $"{instrument.Name}_total", instrument.Description, "counter");
            Line(text, $"{instrument.Name}_total", sum.Total);
            return;
        }

        Head(text, instrument.Name, instrument.Description, "histogram");
        foreach (var (bound, count) in CountedFigures.Bounds.Zip(sum.Classes))
            Line(text, $"{instrument.Name}_bucket{{le=\"{bound.ToString(CultureInfo.InvariantCulture)}\"}}", count);
        Line(text, $"{instrument.Name}_bucket{{le=\"+Inf\"}}", sum.Count);
        Line(text, $"{instrument.Name}_sum", sum.Total);
        Line(text, $"{instrument.Name}_count", sum.Count);
    }

    private static void Head(StringBuilder text, string name, string? help, string type) =>
        text.Append("# HELP ")
            .Append(name)
            .Append(' ')
            .Append(help)
            .Append("\n# TYPE ")
            .Append(name)
            .Append(' ')
            .Append(type)
            .Append('\n');

    private static void Line(StringBuilder text, string name, double value) =>
        text.Append(name).Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
