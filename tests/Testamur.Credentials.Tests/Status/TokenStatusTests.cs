using System.Text.Json.Nodes;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.Status;

/// <summary>The <c>status</c> claim of a token, as a verifier looks it up.</summary>
public sealed class TokenStatusTests : IDisposable
{
    private readonly Issuer issuer = new();

    public void Dispose() => issuer.Dispose();

    [Theory]
    [InlineData(0, Outcome.Passed, Reasons.StatusActive)]
    [InlineData(1, Outcome.Failed, Reasons.StatusRevoked)]
    [InlineData(2, Outcome.Failed, Reasons.StatusSuspended)]
    [InlineData(3, Outcome.Undetermined, Reasons.StatusValueUnknown)]
    [InlineData(4, Outcome.Passed, Reasons.StatusActive)]
    public async Task Each_value_has_its_outcome(int index, Outcome outcome, string reason)
    {
        issuer.Serve(issuer.Sign(Token()));
        var check = await issuer.LookUpAsync(index);
        Assert.Equal((outcome, reason), (check.Outcome, check.Reason));
    }

    [Theory]
    [InlineData("16")]
    [InlineData("-1")]
    [InlineData("2147483648")]
    [InlineData("9007199254740991")]
    [InlineData("\"4\"")]
    [InlineData("4.0")]
    [InlineData("null")]
    public async Task An_index_that_is_none_could_not_be_checked(string index)
    {
        issuer.Serve(issuer.Sign(Token()));
        Assert.Equal(Outcome.Undetermined, (await issuer.LookUpAsync(JsonNode.Parse(index))).Outcome);
    }

    [Theory]
    [InlineData("""{"status":null}""")]
    [InlineData("""{"status":{}}""")]
    [InlineData("""{"status":{"status_list":{}}}""")]
    [InlineData("""{"status":{"status_list":{"idx":4}}}""")]
    [InlineData("""{"status":{"status_list":{"idx":4,"uri":"status/1"}}}""")]
    [InlineData("""{"status":{"identifier_list":{}}}""")]
    public async Task A_claim_that_names_no_list_could_not_be_checked(string members)
    {
        issuer.Serve(issuer.Sign(Token()));
        Assert.Equal(Outcome.Undetermined, (await issuer.CheckAsync(JsonNode.Parse(members)!.AsObject())).Outcome);
    }

    [Theory]
    [InlineData("typ")]
    [InlineData("sub")]
    [InlineData("iss")]
    [InlineData("expired")]
    [InlineData("early")]
    [InlineData("noIat")]
    [InlineData("textExp")]
    [InlineData("ttl0")]
    [InlineData("ttlAbsurd")]
    [InlineData("ttlText")]
    [InlineData("ttlOver")]
    [InlineData("bits3")]
    [InlineData("bits16")]
    [InlineData("bits0")]
    [InlineData("bitsText")]
    [InlineData("cut")]
    [InlineData("otherKey")]
    [InlineData("changed")]
    [InlineData("none")]
    public async Task A_list_that_is_not_as_it_must_be_says_nothing(string flaw)
    {
        var claims = Claims();
        switch (flaw)
        {
            case "sub":
                claims["sub"] = Issuer.ListUrl + "0";
                break;
            case "iss":
                claims["iss"] = "did:web:other.example";
                break;
            case "expired":
                claims["exp"] = At(-1);
                break;
            case "early":
                claims["iat"] = At(60);
                break;
            case "noIat":
                claims.Remove("iat");
                break;
            case "textExp":
                claims["exp"] = "2027-01-01T00:00:00Z";
                break;
            case "ttl0":
                claims["ttl"] = 0;
                break;
            case "ttlAbsurd":
                claims["ttl"] = 4_000_000_000;
                break;
            case "ttlText":
                claims["ttl"] = "43200";
                break;
            case "ttlOver":
                claims.Remove("exp");
                claims["ttl"] = 60;
                break;
            case "bits3" or "bits16" or "bits0":
                claims["status_list"]!["bits"] = int.Parse(flaw[4..], System.Globalization.CultureInfo.InvariantCulture);
                break;
            case "bitsText":
                claims["status_list"]!["bits"] = "2";
                break;
            case "cut":
                claims["status_list"]!["lst"] = claims["status_list"]!["lst"]!.GetValue<string>()[..^4];
                break;
        }

        using var other = new Issuer();
        var token = flaw switch
        {
            "typ" => issuer.Sign(claims, "JWT"),
            "otherKey" => other.Sign(claims),
            _ => issuer.Sign(claims),
        };
        if (flaw == "changed")
            token = token[..^4] + (token[^4..] == "AAAA" ? "BBBB" : "AAAA");
        if (flaw == "none")
            token = token[..(token.LastIndexOf('.') + 1)];
        issuer.Serve(token);
        Assert.Equal(Outcome.Undetermined, (await issuer.LookUpAsync(4)).Outcome);

        issuer.Serve(issuer.Sign(Claims()));
        Assert.Equal(Outcome.Passed, (await issuer.LookUpAsync(4)).Outcome);
    }

    [Fact]
    public async Task A_list_older_than_one_seen_is_a_replay()
    {
        issuer.Serve(issuer.Sign(Token(minutesAgo: 20)));
        Assert.Equal(Outcome.Passed, (await issuer.LookUpAsync(4)).Outcome);
        issuer.Serve(issuer.Sign(Token(minutesAgo: 10)));
        Assert.Equal(Outcome.Passed, (await issuer.LookUpAsync(4)).Outcome);
        Assert.Equal(Outcome.Passed, (await issuer.LookUpAsync(4)).Outcome);
        issuer.Serve(issuer.Sign(Token(minutesAgo: 20)));
        var replayed = await issuer.LookUpAsync(4);
        Assert.Equal((Outcome.Undetermined, Reasons.StatusListRefused), (replayed.Outcome, replayed.Reason));
    }

    [Fact]
    public async Task A_forged_newer_list_does_not_spoil_the_true_one()
    {
        using var other = new Issuer();
        issuer.Serve(other.Sign(Token(minutesAgo: 0)));
        Assert.Equal(Outcome.Undetermined, (await issuer.LookUpAsync(4)).Outcome);
        issuer.Serve(issuer.Sign(Token(minutesAgo: 5)));
        Assert.Equal(Outcome.Passed, (await issuer.LookUpAsync(4)).Outcome);
    }

    [Fact]
    public async Task Both_kinds_of_status_have_to_agree()
    {
        issuer.Serve(issuer.Sign(Token()));
        var revoked = StatusListCredential.Entry("https://uni.example/status/2", StatusPurpose.Revocation, 5);
        var bits = new BitstringStatusList { [5] = true };
        issuer.Served["https://uni.example/status/2"] = issuer.Seal(
            StatusListCredential.Build("https://uni.example/status/2", issuer.Did, StatusPurpose.Revocation, bits, Issuer.Now)
        );
        var members = new JsonObject
        {
            ["status"] = StatusListToken.Reference(Issuer.ListUrl, 4),
            ["credentialStatus"] = revoked,
        };
        Assert.Equal(Reasons.StatusRevoked, (await issuer.CheckAsync(members)).Reason);
    }

    [Fact]
    public async Task Without_the_list_nothing_is_known() =>
        Assert.Equal(Reasons.StatusUnavailable, (await issuer.LookUpAsync(4)).Reason);

    private static StatusListToken Token(int minutesAgo = 5)
    {
        var list = new TokenStatusList(16, 2)
        {
            [1] = 1,
            [2] = 2,
            [3] = 3,
        };
        return new(Issuer.ListUrl, Issuer.Now.AddMinutes(-minutesAgo), list, Issuer.Now.AddHours(1), TimeSpan.FromMinutes(5));
    }

    private static JsonObject Claims() =>
        new()
        {
            ["sub"] = Issuer.ListUrl,
            ["iat"] = At(-300),
            ["exp"] = At(3600),
            ["ttl"] = 300,
            ["status_list"] = new JsonObject { ["bits"] = 2, ["lst"] = new TokenStatusList(1000, 2).Encode() },
        };

    private static long At(int seconds) => Issuer.Now.ToUnixTimeSeconds() + seconds;
}
