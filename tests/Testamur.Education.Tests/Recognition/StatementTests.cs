using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Model;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Verification;
using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Documents;
using Testamur.Education.Specifications;
using Testamur.Rdf.JsonLd;
using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.Syntax;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Recognition;

public sealed class StatementTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    internal static readonly RecognitionStatement Statement = new()
    {
        Id = "https://u.example.org/statements/1",
        Language = "en",
        Institution = new("did:web:u.example.org", "Demo University", "FI"),
        Person = new("did:example:ida", "Ida Beispiel", new(1999, 2, 28)),
        Credential = new(
            "urn:credential:1018d05f-21d5-4555-b7f0-8fabfd22ca75",
            "Digital micro-credential creation",
            "University of Zed",
            "IE",
            RecognitionStatement.HashOf("the file"u8),
            Verdict.Valid,
            Now
        ),
        Purpose = "Exemption from Digital Tools I",
        Outcome = RecognitionOutcome.Partial,
        Route = RecognitionRoute.Individual,
        Claimed = Ects.Parse("2"),
        Accepted = Ects.Parse("1.5"),
        CreditSum = "2 × 3/4 = 1.5",
        EqfLevel = 6,
        Outcomes = ["Develop digital content", "Link a credential to skills"],
        Replaces = new("https://u.example.org/modules/dt1", "Digital Tools I"),
        Grade = "4",
        GradeMethod = "B 10–35 % → 4 5–25 %",
        Basis = "Degree regulations, section 12",
        AgreementId = "https://u.example.org/agreements/7",
        Reason = "One outcome of four is not covered.",
        DecidedOn = new(2026, 11, 30),
        Officer = "Recognition officer, Faculty of Science",
        AppealRoute = "In writing to the appeals committee",
        AppealUntil = new(2026, 12, 31),
    };

    private static readonly RecognitionStatement Least = Statement with
    {
        Person = new(null, "Ida Beispiel"),
        Credential = Statement.Credential with { Id = "no URI", IssuerCountry = null, Verdict = Verdict.Undetermined },
        Outcome = RecognitionOutcome.Refused,
        Claimed = null,
        Accepted = null,
        CreditSum = null,
        EqfLevel = null,
        Outcomes = [],
        Replaces = null,
        Grade = null,
        GradeMethod = null,
        AgreementId = null,
    };

    [Fact]
    public void A_statement_reads_back_as_it_was_written()
    {
        AssertSame(Statement);
        AssertSame(Least with { Credential = Least.Credential with { Id = "" } });
        AssertSame(
            Statement with
            {
                Outcome = RecognitionOutcome.Conditional,
                Condition = "Pass the oral.",
                Replaces = new(null, "Electives"),
            }
        );
        AssertSame(Statement with { Outcome = RecognitionOutcome.Alternative, Instead = "Elective credits", Language = "de" });
        Assert.Null(StatementDocument.Read("{}"u8));
        Assert.Null(
            StatementDocument.Read(
                "{\"type\":[\"RecognitionStatement\"],\"credentialSubject\":{\"recognition\":{\"outcome\":\"7\"}}}"u8
            )
        );
    }

    private static void AssertSame(RecognitionStatement statement)
    {
        var read = StatementDocument.Read(Bytes(StatementDocument.Write(statement, Now)));
        Assert.NotNull(read);
        Assert.Equal(statement.Outcomes, read.Outcomes);
        // Records compare lists by reference.
        Assert.Equal(statement, read with { Outcomes = statement.Outcomes });
    }

    [Fact]
    public void Safe_mode_loses_nothing_and_the_data_model_is_kept()
    {
        foreach (var statement in new[] { Statement, Least })
        {
            var document = StatementDocument.Write(statement, Now, new("https://u.example.org/status/1", 7));
            Assert.Empty(DataModel.CheckForIssue(document));
            var processor = new JsonLdProcessor(BuiltInContexts.Loader, new JsonLdOptions { Safe = true });
            var triples = Encoding.UTF8.GetString(NQuads.Write(processor.ToRdf(Bytes(document))));
            foreach (
                var text in new[]
                {
                    statement.Purpose,
                    statement.Basis,
                    statement.Officer,
                    statement.Credential.Hash,
                    "Ida Beispiel",
                }
            )
                Assert.Contains($"\"{text}\"", triples, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("rdfc")]
    [InlineData("jcs")]
    [InlineData("jwt")]
    public async Task A_signed_statement_verifies_here_and_elsewhere_and_no_longer_after_a_change(string how)
    {
        using var key = PrivateKey.Generate(how == "jwt" ? KeyType.P256 : KeyType.Ed25519);
        var did = key.PublicKey.ToDidKey();
        var method = $"{did}#{did["did:key:".Length..]}";
        var document = StatementDocument.Write(Statement with { Institution = Statement.Institution with { Id = did } }, Now);
        Assert.Empty(DataModel.CheckForIssue(document));
        var signer = key.CreateSigner();
        var text =
            how == "jwt"
                ? VcJwt.Sign(document, signer, method)
                : DataIntegrity
                    .Sign(
                        document,
                        signer,
                        new()
                        {
                            Suite = how == "rdfc" ? Cryptosuite.EddsaRdfc2022 : Cryptosuite.EddsaJcs2022,
                            VerificationMethod = method,
                            Created = Now,
                        }
                    )
                    .ToJsonString();
        var report = await new CredentialVerifier().VerifyAsync(Encoding.UTF8.GetBytes(text), new() { Now = Now.AddDays(1) });
        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.Equal(RecognitionOutcome.Partial, StatementDocument.Read(Encoding.UTF8.GetBytes(text))?.Outcome);
        // The peer compares the contexts that a JCS proof repeats as objects, not by what they say, and so refuses any that stands in the document.
        if (how != "jcs")
        {
            var peers = await NodePeers.SharedAsync();
            var theirs =
                how == "jwt"
                    ? await peers.VerifyJwtAsync(text, [], Now.AddDays(1), CancellationToken.None)
                    : await peers.VerifyAsync(text, [], Now.AddDays(1), CancellationToken.None);
            Assert.True(theirs.Verified, theirs.Error);
        }
        if (how == "jwt")
            return;
        var changed = text.Replace("\"partial\"", "\"full\"", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        var after = await new CredentialVerifier().VerifyAsync(Encoding.UTF8.GetBytes(changed), new() { Now = Now.AddDays(1) });
        Assert.Equal(Verdict.Invalid, after.Verdict);
    }

    [Fact]
    public void A_statement_without_the_URIs_it_needs_is_refused()
    {
        Assert.Throws<ArgumentException>(() => StatementDocument.Write(Statement with { Id = "1" }, Now));
        Assert.Throws<ArgumentException>(() =>
            StatementDocument.Write(Statement with { Institution = Statement.Institution with { Id = "" } }, Now)
        );
    }

    [Fact]
    public void Another_institution_receives_it_as_it_receives_any_credential()
    {
        var received = ReceivedDocument.Read(Bytes(StatementDocument.Write(Statement, Now)));
        var credential = Assert.Single(received.Credentials);
        Assert.Equal(
            ("Demo University", "Ida Beispiel"),
            (credential[FactKind.IssuerName].Value, credential[FactKind.HolderName].Value)
        );
        Assert.Equal(StatementDocument.Type, credential[FactKind.Type].Value);
        Assert.Contains(credential.Further, one => one.Text == Statement.Reason);
    }

    [Fact]
    public void Lines_of_transcript_and_supplement_tell_source_credits_and_what_is_replaced()
    {
        Assert.Null(Least.AsPart());
        var part = Statement.AsPart()!; // credits were accepted
        Assert.Equal(
            "Digital micro-credential creation (University of Zed, IE): 1.5 ECTS recognised on 2026-11-30. In place of Digital Tools I. Grade 4.",
            RecognisedTexts.TranscriptLine(part)["en"]
        );
        Assert.Equal(
            "Digital micro-credential creation (University of Zed, IE): 1.5 ECTS anerkannt am 2026-11-30. Anstelle von Digital Tools I. Note 4.",
            RecognisedTexts.TranscriptLine(part)["de"]
        );
        var entry = RecognisedTexts.Supplement(part with { Grade = null });
        Assert.EndsWith("Without a grade.", entry.Results["en"], StringComparison.Ordinal);
        Assert.Contains("Basis: Degree regulations, section 12.", entry.Further["en"], StringComparison.Ordinal);
        Assert.Contains(Statement.Id, entry.Further["de"], StringComparison.Ordinal);
    }

    private static byte[] Bytes(JsonObject document) => JsonSerializer.SerializeToUtf8Bytes(document);
}
