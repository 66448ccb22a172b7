using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Education.Recognition.Agreements;
using static Testamur.Education.Tests.Recognition.Agreements.Examples;

namespace Testamur.Education.Tests.Recognition.Agreements;

public sealed class AgreementSignatureTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Document = Encoding.UTF8.GetBytes(AgreementJson.Write(Agreed));

    private readonly PrivateKey key = PrivateKey.Generate(KeyType.P256);

    public void Dispose() => key.Dispose();

    [Fact]
    public void A_signature_is_valid_for_its_document_however_it_is_laid_out()
    {
        var signature = Signed();
        Assert.Equal(SignatureFinding.Valid, AgreementSignature.Check(Document, signature, North, Keys(North), At));
        var compact = Encoding.UTF8.GetBytes(JsonNode.Parse(Document)!.ToJsonString());
        Assert.NotEqual(Document, compact);
        Assert.Equal(SignatureFinding.Valid, AgreementSignature.Check(compact, signature, North, Keys(North), At));
    }

    [Fact]
    public void Every_changed_letter_of_the_document_or_the_signature_breaks_it()
    {
        var signature = Signed();
        var keys = Keys(North);
        // Letters and digits inside the text, so that the document stays JSON.
        var places = Enumerable.Range(0, Document.Length).Where(at => char.IsAsciiLetterOrDigit((char)Document[at])).ToList();
        Assert.True(places.Count > 500);
        foreach (var at in places.Where((_, i) => i % 7 == 0))
        {
            var changed = (byte[])Document.Clone();
            changed[at] = changed[at] == (byte)'7' ? (byte)'8' : (byte)'7';
            Assert.NotEqual(SignatureFinding.Valid, AgreementSignature.Check(changed, signature, North, keys, At));
        }

        for (var at = 0; at < signature.Length; at += 5)
        {
            var changed = signature.ToCharArray();
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            Assert.NotEqual(SignatureFinding.Valid, AgreementSignature.Check(Document, new(changed), North, keys, At));
        }
    }

    [Fact]
    public void Another_partys_signature_an_unpublished_key_and_a_credential_are_none()
    {
        var signature = Signed();
        Assert.Equal(SignatureFinding.ForeignKey, AgreementSignature.Check(Document, signature, South, Keys(South), At));
        Assert.Equal(SignatureFinding.ForeignKey, AgreementSignature.Check(Document, signature, North, null, At));
        using var other = PrivateKey.Generate(KeyType.P256);
        Assert.Equal(
            SignatureFinding.Altered,
            AgreementSignature.Check(Document, signature, North, Keys(North, other.PublicKey), At)
        );
        var signer = key.CreateSigner();
        var credential = Jws.Sign(
                new JsonObject { ["typ"] = "vc+jwt", ["kid"] = $"{North}#token-1" },
                AgreementJson.Canonical(Document),
                signer
            )
            .Split('.');
        Assert.Equal(
            SignatureFinding.Unreadable,
            AgreementSignature.Check(Document, $"{credential[0]}..{credential[2]}", North, Keys(North), At)
        );
    }

    [Fact]
    public void A_key_that_is_revoked_holds_for_what_a_record_shows_to_be_signed_before_and_for_nothing_else()
    {
        var signature = Signed();
        var keys = Keys(North, revoked: At);
        SignatureFinding Checked(DateTimeOffset? recorded) =>
            AgreementSignature.Check(Document, signature, North, keys, recorded);
        Assert.Equal(SignatureFinding.Valid, Checked(At.AddSeconds(-1)));
        Assert.Equal(SignatureFinding.KeyRevoked, Checked(At));
        Assert.Equal(SignatureFinding.KeyRevoked, Checked(At.AddDays(1)));
        // The signature itself says that it is older; whoever has the key could write that.
        Assert.Equal(SignatureFinding.KeyRevoked, AgreementSignature.Check(Document, Signed(At.AddYears(-1)), North, keys, null));
        var changed = (byte[])Document.Clone();
        changed[Document.AsSpan().IndexOf("north"u8)] = (byte)'x';
        Assert.Equal(SignatureFinding.Altered, AgreementSignature.Check(changed, signature, North, keys, At.AddDays(-1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("e30..AA")]
    public void What_is_no_signature_is_said_to_be_unreadable(string text)
    {
        Assert.Equal(SignatureFinding.Unreadable, AgreementSignature.Check(Document, text, North, Keys(North), At));
        Assert.Equal(
            SignatureFinding.Unreadable,
            AgreementSignature.Check(Document, new string('a', 100_000), North, Keys(North), At)
        );
        Assert.Equal(SignatureFinding.Unreadable, AgreementSignature.Check("[]"u8, Signed(), North, Keys(North), At));
    }

    private string Signed(DateTimeOffset? at = null)
    {
        var signer = key.CreateSigner();
        return AgreementSignature.Sign(Document, signer, $"{North}#token-1", at ?? At);
    }

    private DidDocument Keys(string did, PublicKey? published = null, DateTimeOffset? revoked = null)
    {
        var one = new DidKey("token-1", published ?? key.PublicKey, DidKeyForm.JsonWebKey, revoked);
        var json = DidDocument.ForWeb(did, [one]).ToJsonString();
        Assert.True(DidDocument.TryParse(Encoding.UTF8.GetBytes(json), did, out var document, out var problem), problem);
        return document;
    }
}
