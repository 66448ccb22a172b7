using System.Diagnostics.Metrics;

namespace Testamur.Web.Platform.Operation;

/// <summary>What is counted while this process runs, under names that an operator understands. Programs that speak OpenTelemetry find them in the meter <c>Testamur</c>.</summary>
internal sealed class Figures
{
    public const string MeterName = "Testamur";

    public Figures(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        CredentialsSealed = Counter("testamur_credentials_sealed", "Credentials sealed.");
        SealSeconds = meter.CreateHistogram<double>(
            "testamur_seal_seconds",
            "s",
            "Seconds to sign one credential in all its forms."
        );
        SignInFailures = Counter("testamur_sign_in_failures", "Attempts to sign in that were refused.");
        MailsSent = Counter("testamur_mails_sent", "E-mails handed over.");
        MailFailures = Counter("testamur_mail_failures", "Attempts to send an e-mail that failed.");
        JobFailures = Counter("testamur_job_failures", "Runs of background jobs that ended with an error.");

        Counter<long> Counter(string name, string help) => meter.CreateCounter<long>(name, null, help);
    }

    public Counter<long> CredentialsSealed { get; }

    /// <summary>One measurement for each credential.</summary>
    public Histogram<double> SealSeconds { get; }

    public Counter<long> SignInFailures { get; }

    public Counter<long> MailsSent { get; }

    public Counter<long> MailFailures { get; }

    public Counter<long> JobFailures { get; }
}
