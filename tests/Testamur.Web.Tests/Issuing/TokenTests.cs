using System.Security.Cryptography;
using System.Text;
using Testamur.Credentials.Keys;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Keys.Tokens;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Issuing;

/// <summary>Keys on a device. One library serves the whole process, so these tests run one after another.</summary>
[Collection("token")]
public sealed class TokenTests
{
    private static readonly byte[] Data = Encoding.UTF8.GetBytes("a credential");

    private readonly MovableTime _time = new();

    [Fact]
    public async Task A_token_signs_with_its_own_key_and_with_no_other_that_has_the_same_name()
    {
        var token = await SoftToken.CreateAsync();
        var published = await token.AddKeyAsync("one");
        var device = Device(token);
        Assert.Equal(published, device.PublicKeyOf("one"));
        var signer = device.Open("one", published);
        Assert.Equal(SignatureAlgorithm.Es256, signer.Algorithm);
        Assert.True(published.Verify(Data, signer.Sign(Data)));
        Parallel.For(0, 50, i => Assert.True(published.Verify([(byte)i], signer.Sign([(byte)i]))));

        using var another = PrivateKey.Generate(KeyType.P256);
        Assert.Throws<KeyUnavailableException>(() => device.Open("one", another.PublicKey));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Throws<KeyUnavailableException>(() => device.PublicKeyOf("two"));
    }

    [Fact]
    public async Task A_wrong_pin_is_tried_once_and_never_again()
    {
        var token = await SoftToken.CreateAsync();
        var published = await token.AddKeyAsync("one");
        await File.WriteAllTextAsync(token.PinFile, "0000-wrong");
        var device = Device(token);
        var refused = Assert.Throws<KeyUnavailableException>(() => device.PublicKeyOf("one"));
        Assert.Contains("PIN", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0000-wrong", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(refused.Message, device.Trouble);

        // Neither later nor after a restart with the right one: the device knows that a wrong one was tried, and somebody has to look.
        await File.WriteAllTextAsync(token.PinFile, SoftToken.Pin);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Throws<KeyUnavailableException>(() => device.PublicKeyOf("one"));
        Assert.Throws<KeyUnavailableException>(() => Device(token).PublicKeyOf("one"));

        await token.AddKeyAsync("two"); // somebody logs in by other means
        Assert.Equal(published, Device(token).PublicKeyOf("one"));
    }

    [Fact]
    public async Task A_token_that_is_away_is_asked_with_growing_pauses_and_signs_when_it_is_back()
    {
        var token = await SoftToken.CreateAsync();
        var published = await token.AddKeyAsync("one");
        token.TakeAway();
        var device = Device(token);
        Assert.Throws<KeyUnavailableException>(() => device.PublicKeyOf("one"));
        token.PutBack();
        // It is back, and nobody asks before the pause is over.
        Assert.Throws<KeyUnavailableException>(() => device.PublicKeyOf("one"));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(published, device.PublicKeyOf("one"));
        Assert.Null(device.Trouble);
    }

    [Fact]
    public void What_is_no_library_is_trouble_and_no_crash()
    {
        var device = new SecurityToken("/nowhere/lib.so", "x", "/nowhere/pin", _time);
        Assert.Throws<KeyUnavailableException>(() => device.PublicKeyOf("one"));
        Assert.Contains("/nowhere/lib.so", device.Trouble, StringComparison.Ordinal);
    }

    private SecurityToken Device(SoftToken token) => new(SoftToken.Module, token.Label, token.PinFile, _time);
}
