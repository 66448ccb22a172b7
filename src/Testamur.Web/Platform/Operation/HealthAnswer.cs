using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Testamur.Web.Platform.Operation;

/// <summary>
/// The answer of <c>/health/ready</c>: one word for anybody, and for an operator one line for each check that is not well, in plain words. <c>Degraded</c> serves on, and
/// somebody has to look; <c>Unhealthy</c> is answered with 503, so that a proxy asks another node.
/// </summary>
internal static class HealthAnswer
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var text = new StringBuilder(report.Status.ToString());
        if (context.RequestServices.GetRequiredService<Operators>().IsOperator(context))
        {
            foreach (var (name, entry) in report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy))
                text.Append('\n')
                    .Append(name)
                    .Append(": ")
                    .Append(entry.Description ?? "It does not answer; the log has the error.");
        }

        return context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }
}
