using System.Text.Json.Nodes;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests.Status;

/// <summary>Lists and credentials that others issued, against what was observed of them.</summary>
public sealed class StatusSampleTests : IStatusSource
{
    private static readonly JsonObject Observed = Sample.Object("expected.json");
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    public ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string url, CancellationToken cancel) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(
            Observed["offlineResources"]![url] is { } file ? Sample.Bytes(file.GetValue<string>()) : null
        );

    [Fact]
    public void Every_list_has_the_bits_that_were_observed()
    {
        var lists = Observed["files"]!.AsObject().Where(file => file.Value!["statusList"] is not null).ToList();
        Assert.Equal(3, lists.Count);
        foreach (var (name, facts) in lists)
        {
            var encoded = Sample.Object(name)["credentialSubject"]!["encodedList"]!.GetValue<string>();
            Assert.True(BitstringStatusList.TryRead(encoded, isOf2021: !encoded.StartsWith('u'), out var list), name);
            Assert.Equal(facts!["statusList"]!["bits"]!.GetValue<int>(), list.Length);
            var set = facts["statusList"]!["setIndexes"]!.AsArray().Select(index => index!.GetValue<int>());
            Assert.Equal(set, Enumerable.Range(0, list.Length).Where(i => list[i]));
        }
    }

    [Theory]
    [InlineData("dcc/v2Revoked.json", Outcome.Failed, Reasons.StatusRevokedNoted)]
    [InlineData("dcc/v2WithValidStatus.json", Outcome.Passed, Reasons.StatusActiveNoted)]
    public async Task A_list_below_the_least_length_is_believed_with_a_remark(string name, Outcome outcome, string reason)
    {
        var check = await StatusOf(name);
        Assert.Equal((outcome, reason), (check.Outcome, check.Reason));
        Assert.Contains("only 100000 entries", check.Detail, StringComparison.Ordinal);
        Assert.Contains("calls itself https://testing.dcconsortium.org/", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_another_signed_is_read_out_and_not_believed()
    {
        var credential = Sample.Object("blockcerts/v3/cert-rl-status-list-2021.json");
        var check = await new StatusCheck(this, new ProofChecks(new KeyLookup(null), null)).RunAsync(
            credential,
            isToken: false,
            Now,
            default
        );
        Assert.Equal((Outcome.Undetermined, Reasons.StatusListUnconfirmed), (check.Outcome, check.Reason));
        Assert.Contains("the entry is not set (entry 23546)", check.Detail, StringComparison.Ordinal);
        credential["credentialStatus"]!["statusListIndex"] = "23547";
        Assert.Contains(
            "the entry is set",
            (
                await new StatusCheck(this, new ProofChecks(new KeyLookup(null), null)).RunAsync(credential, false, Now, default)
            ).Detail,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Kinds_of_status_that_need_what_is_not_here_stay_open()
    {
        Assert.Equal(Reasons.StatusUnavailable, (await StatusOf("ob30/complete.json")).Reason);
        Assert.Equal(Reasons.StatusTypeUnknown, (await StatusOf("ebsi/generic-attestation.json")).Reason);
    }

    private async Task<Check> StatusOf(string name) =>
        await new StatusCheck(this, new ProofChecks(new KeyLookup(null), null)).RunAsync(
            Sample.Object(name),
            isToken: false,
            Now,
            default
        );
}
