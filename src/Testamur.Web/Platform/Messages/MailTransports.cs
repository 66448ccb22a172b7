using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;

namespace Testamur.Web.Platform.Messages;

/// <summary>Takes one e-mail away.</summary>
internal interface IMailTransport
{
    /// <exception cref="SmtpException">The server did not take it.</exception>
    /// <exception cref="IOException">It could not be written.</exception>
    Task SendAsync(MailDelivery mail, CancellationToken cancel);
}

internal sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task SendAsync(MailDelivery mail, CancellationToken cancel)
    {
        var settings = options.Value;
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is { Length: > 0 } user)
            client.Credentials = new NetworkCredential(user, settings.Password);
        using var message = new MailMessage(
            new MailAddress(settings.From, settings.FromName, Encoding.UTF8),
            new MailAddress(mail.Email)
        )
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Body,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Auto-Submitted", "auto-generated");
        // A repeat after a crash carries the same id, so that mailboxes can show it once.
        message.Headers.Add("Message-ID", EmlFile.MessageId(mail, settings));
        // The client's own limit does not hold when it is awaited: a server that accepts and never answers would keep the mail of everybody.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new SmtpException(SmtpStatusCode.GeneralFailure, "The mail server gave no answer in time.");
        }
    }
}

/// <summary>Without a mail server: one file per message, which any mail program opens.</summary>
internal sealed class FolderTransport(IOptions<MailOptions> options, IOptions<TestamurOptions> platform) : IMailTransport
{
    public Task SendAsync(MailDelivery mail, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(platform.Value.DataFolder, "mail")).FullName;
        var at = mail.CreatedAt.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var file = Path.Combine(folder, $"{at}-{mail.Id.Value:n}.eml");
        return File.WriteAllTextAsync(file, EmlFile.Write(mail, options.Value), new UTF8Encoding(false), cancel);
    }
}

/// <summary>An Internet message, https://www.rfc-editor.org/rfc/rfc5322, with its text as 8-bit UTF-8.</summary>
internal static class EmlFile
{
    public static string MessageId(MailDelivery mail, MailOptions options) =>
        $"<{mail.Id.Value:n}@{new MailAddress(options.From).Host}>";

    public static string Write(MailDelivery mail, MailOptions options) =>
        string.Join(
            "\r\n",
            $"From: {Encoded(options.FromName)} <{options.From}>",
            $"To: {mail.Email}",
            $"Subject: {Encoded(mail.Subject)}",
            $"Date: {mail.CreatedAt.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000",
            $"Message-ID: {MessageId(mail, options)}",
            "Auto-Submitted: auto-generated",
            $"Content-Language: {mail.Language}",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            "",
            mail.Body?.ReplaceLineEndings("\r\n")
        );

    /// <summary>https://www.rfc-editor.org/rfc/rfc2047 where there is more than ASCII; words of at most 75 characters.</summary>
    private static string Encoded(string value)
    {
        if (Ascii.IsValid(value))
            return value;
        var words = value.EnumerateRunes().Chunk(10).Select(runes => string.Concat(runes));
        return string.Join("\r\n ", words.Select(word => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(word))}?="));
    }
}
