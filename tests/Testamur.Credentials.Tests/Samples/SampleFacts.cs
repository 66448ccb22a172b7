using System.Text.Json.Nodes;
using Testamur.Credentials.Blockcerts;
using Testamur.Credentials.Json;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd;

namespace Testamur.Credentials.Tests.Samples;

/// <summary>One line of the table: what others observed of a file, and what we say of it.</summary>
internal sealed record Fact(string File, string Name, string Theirs, string Ours)
{
    public bool Agrees => Theirs == Ours;

    public override string ToString() => $"{File} → {Name}: {Theirs} → {(Agrees ? "same" : Ours)}";
}

/// <summary>Reads what is known about a sample out of our own readers and reports.</summary>
internal sealed class SampleFacts(SampleWorld world)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly CredentialVerifier verifier = world.Verifier();

    public async Task<List<Fact>> OfAsync(string file)
    {
        var theirs = world.Expected[file]!.AsObject();
        var bytes = SampleWorld.Read(file);
        var read = SecuredDocument.Read(bytes, 1 << 24);
        var facts = new List<Fact>();
        void Add(string name, string expected, string ours) => facts.Add(new(file, name, expected, ours));

        if (theirs["format"]?.GetValue<string>() is "JWT" or "baked PNG")
            Add("format", theirs["format"]!.GetValue<string>(), read.Picture is null ? $"{read.Token?.Type}" : "baked PNG");
        if (read.Token is { } token && theirs["alg"] is { } alg)
        {
            Add("alg", alg.GetValue<string>(), token.Header.Text("alg") ?? "");
            Add("headerKeys", Names(theirs["headerKeys"]), string.Join(", ", token.Header.Select(member => member.Key)));
            Add("claims", Names(theirs["claims"]), string.Join(", ", token.Payload.Select(member => member.Key)));
            Add("verifies", Verifies(theirs["verifies"]), (await Report(bytes))[CheckCode.Integrity].Outcome.ToString());
        }
        var document = read.Credential ?? (StrictJson.TryParseObject(bytes, out var root, out _, 1 << 24) ? root : null);
        if (document is null)
            return facts;
        if (theirs["types"] is { } types && document.ContainsKey("type"))
            Add("types", Names(types), string.Join(", ", document.Texts("type")));
        if (theirs["issuer"] is { } issuer && document.ContainsKey("issuer"))
            Add("issuer", issuer.GetValue<string>(), JsonReading.IdOf(document["issuer"]) ?? "");
        if (document.ContainsKey("credentialSubject"))
        {
            foreach (var (member, value) in theirs["validity"]?.AsObject() ?? [])
                Add("validity." + member, value!.GetValue<string>(), document.Text(member) ?? "");
        }
        foreach (var (entry, i) in (theirs["credentialStatus"]?.AsArray() ?? []).Select((entry, i) => (entry!.AsObject(), i)))
            Status(
                entry,
                document.Many("credentialStatus")[i] as JsonObject,
                (name, a, b) => Add($"credentialStatus[{i}].{name}", a, b)
            );
        if (theirs["statusList"] is JsonObject list)
            StatusBits(list, document, Add);
        await Proofs("proofs", theirs["proofs"] as JsonArray, document, Add);
        foreach (var embedded in theirs["embedded"]?.AsArray() ?? [])
        {
            var id = embedded!["id"]!.GetValue<string>();
            var inside = document.Many("verifiableCredential").OfType<JsonObject>().Single(one => one.Text("id") == id);
            await Proofs($"embedded {id[^6..]}.proofs", embedded["proofs"] as JsonArray, inside, Add);
        }
        return facts;
    }

    public async Task<VerificationReport> Report(byte[] bytes) =>
        await verifier.VerifyAsync(bytes, new() { Now = Now, MaxBytes = 1 << 24 });

    private async Task Proofs(string name, JsonArray? theirs, JsonObject document, Action<string, string, string> add)
    {
        var ours = document.Many("proof").OfType<JsonObject>().ToList();
        foreach (var (expected, i) in (theirs ?? []).Select((proof, i) => (proof!.AsObject(), i)))
        {
            var proof = ours[i];
            var at = $"{name}[{i}].";
            var suite = proof.Text("type") == "DataIntegrityProof" ? proof.Text("cryptosuite")! : proof.Text("type")!;
            add(at + "suite", expected["suite"]!.GetValue<string>(), suite == "merkle-proof-2019" ? "MerkleProof2019" : suite);
            if (expected.ContainsKey("merkleRoot"))
                Merkle(at, expected, proof, document, add);
            var check = await Judge(document, proof);
            if (expected["verifies"] is { } verifies)
                add(at + "verifies", Verifies(verifies), check.Outcome.ToString());
            else if (expected.ContainsKey("notChecked"))
                add(at + "notChecked", $"{Outcome.Undetermined}", $"{check.Outcome}");
            else if (expected["error"]?.GetValue<string>() is { } error)
                add(
                    at + "error",
                    error.Split(' ')[1],
                    check.Detail.Contains(error.Split(' ')[1], StringComparison.Ordinal) ? error.Split(' ')[1] : check.Detail
                );
        }
    }

    /// <summary>One proof by itself: others beside it have lines of their own.</summary>
    private async Task<Check> Judge(JsonObject document, JsonObject proof)
    {
        var alone = (JsonObject)document.DeepClone();
        alone["proof"] = proof.DeepClone();
        if (!document.Texts("type").Contains("VerifiablePresentation"))
            return (await Report(JsonText.Write(alone)))[CheckCode.Integrity];
        var options = new PresentationOptions
        {
            Now = Now,
            Domain = proof.Text("domain"),
            Challenge = proof.Text("challenge"),
        };
        return (await new PresentationVerifier(verifier).VerifyAsync(JsonText.Write(alone), options)).Integrity;
    }

    private static void Merkle(
        string at,
        JsonObject expected,
        JsonObject proof,
        JsonObject document,
        Action<string, string, string> add
    )
    {
        Assert.True(MerkleProof2019.TryRead(proof.Text("proofValue"), out var receipt));
        var (hash, _) = AnchoredProofs.Fingerprint(
            JsonText.Without(JsonText.Write(document), "proof"u8),
            JsonLdProcessor.ForCredentials
        );
        add(
            at + "targetHashMatches",
            expected["targetHashMatches"]!.ToJsonString(),
            Text(receipt.TargetHash.AsSpan().SequenceEqual(hash))
        );
        add(at + "merkleRootMatches", expected["merkleRootMatches"]!.ToJsonString(), Text(receipt.LeadsToRoot()));
        add(at + "merkleRoot", expected["merkleRoot"]!.GetValue<string>(), Convert.ToHexStringLower(receipt.Root));
        foreach (var (anchor, i) in expected["anchors"]!.AsArray().Select((anchor, i) => (anchor!.AsArray(), i)))
        {
            var network = anchor[1]![1]!.ToString();
            var transaction = anchor.Count > 2 ? anchor[2]![1]!.GetValue<string>() : "";
            add(
                $"{at}anchors[{i}]",
                $"{ChainNames.Of(anchor[0]![1]!.GetValue<int>(), network, transaction)} {transaction}",
                $"{receipt.Anchors[i]} {receipt.Anchors[i].TransactionId}"
            );
        }
    }

    private static void Status(JsonObject theirs, JsonObject? ours, Action<string, string, string> add)
    {
        foreach (var (member, value) in theirs)
        {
            var own = member == "list" ? ours?.Text("statusListCredential") ?? ours?.Text("id") : ours?.Text(member);
            add(member, value!.GetValue<string>(), own ?? "");
        }
    }

    private static void StatusBits(JsonObject theirs, JsonObject document, Action<string, string, string> add)
    {
        // Lists below the minimum of the Recommendation have no facts of ours before the reader accepts them.
        if (!BitstringStatusList.TryDecode(document.Object("credentialSubject")!.Text("encodedList"), out var list))
            return;
        add("statusList.bits", theirs["bits"]!.ToJsonString(), Text(list.Length));
        var set = Enumerable.Range(0, list.Length).Where(index => list[index]);
        add("statusList.setIndexes", Names(theirs["setIndexes"]), string.Join(", ", set));
    }

    private static string Verifies(JsonNode? node) => node!.GetValue<bool>() ? $"{Outcome.Passed}" : $"{Outcome.Failed}";

    private static string Names(JsonNode? node) => string.Join(", ", node!.AsArray().Select(name => name!.ToString()));

    private static string Text(bool value) => value ? "true" : "false";

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
