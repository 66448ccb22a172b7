using System.ComponentModel.DataAnnotations;

namespace Testamur.Web.Platform.Messages;

/// <summary>How e-mail leaves; section <c>Testamur:Mail</c>. Without a host it is written to <c>{DataFolder}/mail</c> instead.</summary>
internal sealed class MailOptions
{
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted (STARTTLS). Default: yes.</summary>
    public bool Tls { get; set; } = true;

    public string? User { get; set; }

    public string? Password { get; set; }

    [Required, EmailAddress]
    public string From { get; set; } = "testamur@localhost.localdomain";

    public string FromName { get; set; } = "Testamur";
}
