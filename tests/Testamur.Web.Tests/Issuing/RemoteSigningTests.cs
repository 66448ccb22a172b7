using System.Security.Cryptography;
using System.Text;
using Testamur.Credentials.Keys;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Keys.Remote;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

/// <summary>A remote signing service, played by a small server that checks each request as the API of the Cloud Signature Consortium says, and really signs.</summary>
public sealed class RemoteSigningTests : IAsyncLifetime
{
    private static readonly byte[] Data = Encoding.UTF8.GetBytes("a credential");

    private readonly string _folder = Directory.CreateTempSubdirectory("testamur-remote-").FullName;
    private readonly MovableTime _time = new();
    private CscServer _server = null!; // set by InitializeAsync

    public async Task InitializeAsync() => _server = await CscServer.StartedAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(DSASignatureFormat.IeeeP1363FixedFieldConcatenation)]
    [InlineData(DSASignatureFormat.Rfc3279DerSequence)]
    public void A_digest_is_authorized_signed_there_and_checked_here(DSASignatureFormat format)
    {
        _server.Format = format;
        var service = Service("right", "1234");
        var key = service.PublicKeyOf("seal-1");
        var signer = service.Open("seal-1", key);
        for (var i = 0; i < 20; i++)
            Assert.True(key.Verify([(byte)i], signer.Sign([(byte)i])));
        Assert.Equal(20, _server.Signatures);
        Assert.Equal(1, _server.Logins);
        Assert.Empty(_server.Complaints);

        _time.Advance(TimeSpan.FromHours(2)); // the access token has ended
        Assert.True(key.Verify(Data, signer.Sign(Data)));
        Assert.Equal(2, _server.Logins);
    }

    [Fact]
    public void A_signature_by_another_key_or_over_something_else_never_leaves()
    {
        var service = Service("right", "1234");
        var signer = service.Open("seal-1", service.PublicKeyOf("seal-1"));
        _server.SignsWithAnotherKey = true;
        Assert.Throws<KeyUnavailableException>(() => signer.Sign(Data));
        Assert.NotNull(service.Trouble);
    }

    [Fact]
    public void A_wrong_pin_or_password_is_tried_once()
    {
        var pin = Service("right", "9999");
        var signer = pin.Open("seal-1", pin.PublicKeyOf("seal-1"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Throws<KeyUnavailableException>(() => signer.Sign(Data));
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(1, _server.WrongPins);
        var account = Service("wrong", "1234");
        for (var i = 0; i < 3; i++)
        {
            var refused = Assert.Throws<KeyUnavailableException>(() => account.PublicKeyOf("seal-1"));
            Assert.DoesNotContain("wrong", refused.Message, StringComparison.Ordinal);
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(1, _server.WrongSecrets);
    }

    [Fact]
    public async Task A_service_that_is_away_is_asked_with_growing_pauses()
    {
        var service = Service("right", "1234");
        var key = service.PublicKeyOf("seal-1");
        var signer = service.Open("seal-1", key);
        _server.IsDown = true;
        Assert.Throws<KeyUnavailableException>(() => signer.Sign(Data));
        var asked = _server.Requests;
        Assert.Throws<KeyUnavailableException>(() => signer.Sign(Data));
        Assert.Equal(asked, _server.Requests);
        _server.IsDown = false;
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(key.Verify(Data, signer.Sign(Data)));
        Assert.Throws<KeyUnavailableException>(() => service.PublicKeyOf("another"));
        await _server.DisposeAsync();
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Throws<KeyUnavailableException>(() => signer.Sign(Data));
    }

    private RemoteCustodian Service(string secret, string pin)
    {
        var (secretFile, pinFile) = (Path.Combine(_folder, $"{secret}.secret"), Path.Combine(_folder, $"{pin}.pin"));
        File.WriteAllText(secretFile, secret);
        File.WriteAllText(pinFile, pin + "\n");
        return new(new RemoteService(_server.Address, "testamur", secretFile, _time), pinFile, _time);
    }
}
