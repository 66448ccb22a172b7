using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Testamur.Credentials.Keys;

namespace Testamur.Web.Platform.Keys.Tokens;

/// <summary>
/// A PKCS #11 token, such as a hardware security module: signs ES256 and EdDSA with keys that never leave it. The PIN is tried once: when it is wrong, or a wrong
/// one was tried since the last login, the token is left alone until somebody has logged in by other means, so that its tries are never used up.
/// </summary>
internal sealed class SecurityToken(string module, string label, string pinFile, TimeProvider time) : ICustodian
{
    // CKF_USER_PIN_COUNT_LOW, CKF_USER_PIN_FINAL_TRY, CKF_USER_PIN_LOCKED.
    private const nuint WrongPinBefore = 0x10000 | 0x20000 | 0x40000;

    private const nuint PublicKeys = 2;
    private const nuint PrivateKeys = 3;

    private readonly CustodyBreak _break = new(time);
    private readonly Dictionary<string, nuint> _keys = new(StringComparer.Ordinal);
    private nuint? _session;
    private int _generation;
    private bool _hasFailed;

    public string? Trouble => _break.Trouble;

    public PublicKey PublicKeyOf(string key) =>
        Use(
            (library, session) =>
                ReadPublicKey(library.Read(session, Find(library, session, PublicKeys, key), Pkcs11Attribute.EcPoint))
        );

    public ISigner Open(string key, PublicKey expected) =>
        PublicKeyOf(key).Equals(expected)
            ? new TokenSigner(this, key, expected)
            : throw new KeyUnavailableException(
                $"The key {key} of the token {label} is another than the one that was published."
            );

    private byte[] Sign(string key, PublicKey publicKey, ReadOnlySpan<byte> data)
    {
        // https://docs.oasis-open.org/pkcs11/pkcs11-curr/v3.0/pkcs11-curr-v3.0.html: CKM_ECDSA takes the digest, CKM_EDDSA the data.
        const nuint Ecdsa = 0x1041;
        const nuint EdDsa = 0x1057;
        var (mechanism, input) = publicKey.Type == KeyType.Ed25519 ? (EdDsa, data.ToArray()) : (Ecdsa, SHA256.HashData(data));
        return Use(
            (library, session) =>
                library.Sign(session, mechanism, PrivateKey(library, session, key), input, publicKey.SignatureLength)
        );
    }

    private nuint PrivateKey(Pkcs11Module library, nuint session, string key) =>
        _keys.TryGetValue(key, out var known) ? known : _keys[key] = Find(library, session, PrivateKeys, key);

    private nuint Find(Pkcs11Module library, nuint session, nuint objectClass, string key) =>
        library.FindObject(session, objectClass, Encoding.UTF8.GetBytes(key))
        ?? throw new KeyUnavailableException($"The token {label} has no key {key}.");

    private T Use<T>(Func<Pkcs11Module, nuint, T> work) =>
        _break.Use(() =>
        {
            var library = Pkcs11Module.Load(module);
            lock (library.Gate)
            {
                try
                {
                    return work(library, Session(library));
                }
                catch (KeyUnavailableException)
                {
                    Forget(library);
                    throw;
                }
                catch (Pkcs11Exception e)
                {
                    Forget(library);
                    if (e.IsAboutPin)
                        throw new KeyRefusedException($"The token {label} does not take its PIN. It is not tried again.", e);
                    throw new KeyUnavailableException($"The token {label} does not answer: {e.Message}", e);
                }
            }
        });

    private nuint Session(Pkcs11Module library)
    {
        if (_session is { } open && _generation == library.Generation)
            return open;
        // Some look for tokens at their start only, and some keep what they knew of one that is gone.
        if (_hasFailed || library.FindToken(label) is null)
            library.Restart();
        var found = library.FindToken(label) ?? throw new KeyUnavailableException($"The token {label} is not there.");
        if ((found.Flags & WrongPinBefore) != 0)
        {
            throw new KeyRefusedException(
                $"A wrong PIN was tried at the token {label}. Log in once by other means, so that it is known to be right, and start again."
            );
        }

        var session = library.OpenSession(found.Slot);
        _keys.Clear();
        (_session, _generation) = (session, library.Generation);
        var pin = Encoding.UTF8.GetBytes(Secrets.Read(pinFile));
        library.Login(session, pin);
        CryptographicOperations.ZeroMemory(pin);
        _hasFailed = false;
        return session;
    }

    private void Forget(Pkcs11Module library)
    {
        if (_session is { } session && _generation == library.Generation)
            library.CloseSession(session);
        (_session, _hasFailed) = (null, true);
        _keys.Clear();
    }

    private static PublicKey ReadPublicKey(byte[] point)
    {
        byte[] raw;
        try
        {
            raw = AsnDecoder.ReadOctetString(point, AsnEncodingRules.DER, out _);
        }
        catch (AsnContentException)
        {
            raw = point; // some libraries give the point alone
        }

        var key = raw switch
        {
            { Length: 32 } when Testamur.Credentials.Keys.PublicKey.TryFromBytes(KeyType.Ed25519, raw, out var edwards) =>
                edwards,
            { Length: 65 } when EcPoints.TryRead(raw.AsSpan(1, 32), raw.AsSpan(33), out var weierstrass) => weierstrass,
            _ => null,
        };
        return key ?? throw new KeyUnavailableException("The token's key is neither Ed25519 nor P-256.");
    }

    private sealed class TokenSigner(SecurityToken token, string key, PublicKey publicKey) : ISigner
    {
        public SignatureAlgorithm Algorithm => publicKey.Algorithm;

        public PublicKey PublicKey => publicKey;

        public byte[] Sign(ReadOnlySpan<byte> data) => token.Sign(key, publicKey, data);
    }
}
