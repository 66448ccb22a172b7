using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Faults.Scenarios;

public sealed class F17SilentMailServer
{
    [Fact]
    public async Task A_mail_server_that_accepts_and_never_answers_holds_nothing_up_and_gets_each_mail_once_later()
    {
        const int Rows = 20;
        await using var mail = new MailServer();
        await using var world = await World.StartAsync(
            nodes: 1,
            settings: new()
            {
                ["Testamur:Mail:Host"] = "127.0.0.1",
                ["Testamur:Mail:Port"] = mail.Port.ToString(CultureInfo.InvariantCulture),
                ["Testamur:Mail:Tls"] = "false",
            }
        );
        using var registrar = world.At(0);
        var batch = await world.PreviewAsync(registrar, Rows);
        await registrar.ConfirmAsync(batch);
        await world.DoneAsync(batch);
        await world.HoldAsync(batch, Rows);
        await Until.TrueAsync(
            "a mail was tried, and the next attempt is later",
            async () =>
                await world.AskAsync<long>(
                    "SELECT count(*) FROM messages_mail WHERE attempts > 0 AND last_error <> '' AND next_attempt_at > now()"
                ) > 0
        );
        Assert.Empty(mail.Received);

        mail.Answers = true;
        await Until.TrueAsync(
            "everybody has got a mail",
            async () => await world.AskAsync<long>("SELECT count(*) FROM messages_mail WHERE sent_at IS NULL") == 0
        );
        var ids = mail.Received.ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids.Count, await world.AskAsync<long>("SELECT count(*) FROM messages_mail WHERE sent_at IS NOT NULL"));
    }

    /// <summary>Accepts connections and says nothing, until it is told to do its work.</summary>
    private sealed class MailServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _serving;

        public MailServer()
        {
            _listener.Start();
            _serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public bool Answers { get; set; }

        /// <summary>The Message-ID of every mail that was taken.</summary>
        public ConcurrentQueue<string> Received { get; } = new();

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
        }

        private async Task ServeAsync()
        {
            var silent = new List<TcpClient>();
            var spoken = new List<Task>();
            try
            {
                while (true)
                {
                    var client = await _listener.AcceptTcpClientAsync();
                    if (Answers)
                        spoken.Add(TalkAsync(client));
                    else
                        silent.Add(client);
                }
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                silent.ForEach(client => client.Dispose());
                await Task.WhenAny(Task.WhenAll(spoken));
            }
        }

        // https://www.rfc-editor.org/rfc/rfc5321, as little as a sender needs.
        private async Task TalkAsync(TcpClient client)
        {
            using var _ = client;
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 mail.example.org");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("DATA", StringComparison.Ordinal))
                {
                    await writer.WriteLineAsync("354 go on");
                    while (await reader.ReadLineAsync() is { } text && text != ".")
                    {
                        if (text.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))
                            Received.Enqueue(text);
                    }
                }
                else if (line.StartsWith("QUIT", StringComparison.Ordinal))
                {
                    await writer.WriteLineAsync("221 bye");
                    return;
                }

                await writer.WriteLineAsync("250 ok");
            }
        }
    }
}
