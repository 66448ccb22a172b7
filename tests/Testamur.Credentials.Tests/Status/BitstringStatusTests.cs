using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.Status;

/// <summary>Entries of bitstring lists in all the shapes they are met in, as a verifier looks them up.</summary>
public sealed class BitstringStatusTests : IDisposable
{
    private readonly Issuer issuer = new();

    public void Dispose() => issuer.Dispose();

    [Theory]
    [InlineData("\"5\"", Outcome.Failed)]
    [InlineData("5", Outcome.Failed)]
    [InlineData("6", Outcome.Passed)]
    [InlineData("131072", Outcome.Undetermined)]
    [InlineData("-1", Outcome.Undetermined)]
    [InlineData("5.0", Outcome.Undetermined)]
    [InlineData("\"5.0\"", Outcome.Undetermined)]
    [InlineData("2147483648", Outcome.Undetermined)]
    [InlineData("\"9007199254740992\"", Outcome.Undetermined)]
    public async Task An_index_is_text_or_a_number_and_never_guessed(string index, Outcome outcome)
    {
        Serve(List());
        Assert.Equal(outcome, (await LookUpAsync(e => e["statusListIndex"] = JsonNode.Parse(index))).Outcome);
    }

    [Fact]
    public async Task The_predecessors_entries_and_lists_are_read()
    {
        var list = List();
        list["type"] = new JsonArray("VerifiableCredential", "StatusList2021Credential");
        list["credentialSubject"]!["type"] = "StatusList2021";
        // Without prefix, in the other alphabet, with padding.
        var encoded = list["credentialSubject"]!["encodedList"]!.GetValue<string>()[1..].Replace('-', '+').Replace('_', '/');
        list["credentialSubject"]!["encodedList"] = encoded + new string('=', -encoded.Length & 3);
        Serve(list);
        Assert.Equal(Reasons.StatusRevoked, (await LookUpAsync(e => e["type"] = "StatusList2021Entry")).Reason);
        Assert.Equal(
            Reasons.StatusActive,
            (
                await LookUpAsync(e =>
                {
                    e["type"] = "StatusList2021Entry";
                    e["statusListIndex"] = "6";
                })
            ).Reason
        );
    }

    [Fact]
    public async Task A_european_credentials_entry_has_its_own_class_beside_it()
    {
        Serve(List());
        Assert.Equal(
            Reasons.StatusRevoked,
            (await LookUpAsync(e => e["type"] = new JsonArray("CredentialStatus", "BitstringStatusListEntry"))).Reason
        );
        var unknown = await LookUpAsync(e => e["type"] = "CredentialStatus");
        Assert.Equal((Reasons.StatusTypeUnknown, "CredentialStatus"), (unknown.Reason, unknown.Arguments[0]));
    }

    [Theory]
    [InlineData(0, Outcome.Passed)]
    [InlineData(1, Outcome.Failed)]
    [InlineData(2, Outcome.Failed)]
    [InlineData(40_000, Outcome.Undetermined)]
    public async Task An_entry_of_several_bits_is_set_when_one_of_them_is(int index, Outcome outcome)
    {
        // Four bits each: 0000, 0010, 1000.
        Serve(List(6, 8));
        var check = await LookUpAsync(e =>
        {
            e["statusSize"] = 4;
            e["statusListIndex"] = index;
        });
        Assert.Equal(outcome, check.Outcome);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9")]
    [InlineData("\"2\"")]
    [InlineData("1.5")]
    [InlineData("null")]
    public async Task An_entry_of_another_size_could_not_be_checked(string size)
    {
        Serve(List());
        Assert.Equal(
            Reasons.StatusEntryMalformed,
            (
                await LookUpAsync(e =>
                {
                    e["statusSize"] = JsonNode.Parse(size);
                    e["statusListIndex"] = "6";
                })
            ).Reason
        );
    }

    [Fact]
    public async Task A_message_is_told_and_decides_nothing()
    {
        var list = List(3);
        list["credentialSubject"]!["statusPurpose"] = new JsonArray("message", "revocation");
        Serve(list);
        var message = Entry(1);
        message["statusPurpose"] = "message";
        message["statusSize"] = 2;
        message["statusMessage"] = new JsonArray(
            new JsonObject { ["status"] = "0x0", ["message"] = "pending" },
            new JsonObject { ["status"] = "0x1", ["message"] = "re-assessed" }
        );
        var alone = await issuer.CheckAsync(new() { ["credentialStatus"] = message.DeepClone() }, asToken: false);
        Assert.Equal((Outcome.Undetermined, Reasons.StatusPurposeUnknownNoted), (alone.Outcome, alone.Reason));
        Assert.Contains("re-assessed", alone.Detail, StringComparison.Ordinal);
        var both = await issuer.CheckAsync(new() { ["credentialStatus"] = new JsonArray(message, Entry(4)) });
        Assert.Equal((Outcome.Passed, Reasons.StatusActiveNoted), (both.Outcome, both.Reason));
    }

    [Fact]
    public async Task A_short_list_counts_and_is_never_passed_over_in_silence()
    {
        var list = List();
        list["credentialSubject"]!["encodedList"] = Sample.Object("dcc/status-list-e5WK8CbZ1GjycuPombrj.json")[
            "credentialSubject"
        ]!["encodedList"]!.GetValue<string>();
        Serve(list);
        var active = await LookUpAsync(e => e["statusListIndex"] = "9");
        Assert.Equal((Outcome.Passed, Reasons.StatusActiveNoted), (active.Outcome, active.Reason));
        Assert.Contains("only 100000 entries", active.Detail, StringComparison.Ordinal);
        var revoked = await LookUpAsync(e => e["statusListIndex"] = "8");
        Assert.Equal((Outcome.Failed, Reasons.StatusRevokedNoted), (revoked.Outcome, revoked.Reason));
    }

    [Theory]
    [InlineData("https://copies.example/lists/3f9a7c21", Reasons.StatusActiveNoted)]
    [InlineData("https://copies.example/lists/3f9a7c22", Reasons.StatusListUnconfirmed)]
    [InlineData("https://uni.example/other/3f9a7c21", Reasons.StatusListUnconfirmed)]
    [InlineData("urn:uuid:1", Reasons.StatusListUnconfirmed)]
    public async Task A_list_under_another_name_counts_only_as_a_copy_of_the_same(string id, string reason)
    {
        var list = List();
        list["id"] = id;
        Serve(list);
        Assert.Equal(reason, (await LookUpAsync(e => e["statusListIndex"] = "6")).Reason);
    }

    [Fact]
    public async Task A_truncated_list_says_nothing()
    {
        var list = List();
        var encoded = list["credentialSubject"]!["encodedList"]!.GetValue<string>();
        list["credentialSubject"]!["encodedList"] = encoded[..^8];
        Serve(list);
        Assert.Equal(Reasons.StatusListRefused, (await LookUpAsync(e => e["statusListIndex"] = "6")).Reason);
    }

    [Fact]
    public async Task A_list_older_than_one_seen_is_a_replay()
    {
        Serve(List());
        Assert.Equal(Outcome.Passed, (await LookUpAsync(e => e["statusListIndex"] = "6")).Outcome);
        var older = List();
        older["validFrom"] = "2026-06-29T09:59:59Z";
        Serve(older);
        Assert.Equal(Outcome.Undetermined, (await LookUpAsync(e => e["statusListIndex"] = "6")).Outcome);
    }

    [Theory]
    [InlineData("""{"id":"https://uni.example/revoked","revokedCredential":[]}""", Outcome.Passed)]
    [InlineData("""{"revokedCredential":[{"id":"https://uni.example/credentials/1","revoked":true}]}""", Outcome.Failed)]
    [InlineData("""{"revokedCredential":[{"id":"https://uni.example/credentials/1"}]}""", Outcome.Failed)]
    [InlineData("""{"revokedCredential":"https://uni.example/credentials/1"}""", Outcome.Failed)]
    [InlineData("""{"revokedCredential":[{"id":"https://uni.example/credentials/1","revoked":false}]}""", Outcome.Passed)]
    [InlineData("""{"revokedCredential":[{"id":"https://uni.example/credentials/2","revoked":true}]}""", Outcome.Passed)]
    [InlineData("""{"revokedCredential":[5]}""", Outcome.Undetermined)]
    [InlineData("""{"id":"https://uni.example/other","revokedCredential":[]}""", Outcome.Undetermined)]
    [InlineData("""{"issuer":"https://other.example","revokedCredential":[]}""", Outcome.Undetermined)]
    [InlineData("{}", Outcome.Undetermined)]
    [InlineData("[]", Outcome.Undetermined)]
    [InlineData("<html></html>", Outcome.Undetermined)]
    public async Task A_list_of_revoked_ids_is_looked_through(string list, Outcome outcome)
    {
        const string url = "https://uni.example/revoked";
        issuer.Served[url] = Encoding.UTF8.GetBytes(list);
        var entry = new JsonObject { ["id"] = url, ["type"] = "1EdTechRevocationList" };
        Assert.Equal(outcome, (await issuer.CheckAsync(new() { ["credentialStatus"] = entry })).Outcome);
    }

    [Fact]
    public async Task A_list_of_revoked_ids_that_was_not_had_or_came_unprotected_says_nothing()
    {
        var entry = new JsonObject { ["id"] = "https://uni.example/revoked", ["type"] = "1EdTechRevocationList" };
        Assert.Equal(
            Reasons.StatusUnavailable,
            (await issuer.CheckAsync(new() { ["credentialStatus"] = entry.DeepClone() })).Reason
        );
        entry["id"] = "http://uni.example/revoked";
        issuer.Served["http://uni.example/revoked"] = Encoding.UTF8.GetBytes("""{"revokedCredential":[]}""");
        Assert.Equal(Outcome.Undetermined, (await issuer.CheckAsync(new() { ["credentialStatus"] = entry })).Outcome);
    }

    private Task<Check> LookUpAsync(Action<JsonObject> change)
    {
        var entry = Entry(5);
        change(entry);
        return issuer.CheckAsync(new() { ["credentialStatus"] = entry });
    }

    private static JsonObject Entry(int index) => StatusListCredential.Entry(Issuer.ListUrl, StatusPurpose.Revocation, index);

    private void Serve(JsonObject list) => issuer.Served[Issuer.ListUrl] = issuer.Seal(list);

    private JsonObject List(params int[] set)
    {
        var bits = new BitstringStatusList();
        foreach (var index in set is [] ? [5] : set)
            bits[index] = true;
        return StatusListCredential.Build(
            Issuer.ListUrl,
            issuer.Did,
            StatusPurpose.Revocation,
            bits,
            Issuer.Now.AddDays(-1),
            Issuer.Now.AddDays(1)
        );
    }
}
