using Testamur.Credentials.Keys;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Keys;

internal static class KeyMaking
{
    public static IssuingKey Make(
        this Envelope envelope,
        InstitutionId institution,
        KeyRole role,
        int number,
        DateTimeOffset signsFrom,
        TimeProvider time
    )
    {
        var id = Ids.New<IssuingKeyId>(time);
        using var secret = PrivateKey.Generate(IssuingKey.TypeOf(role));
        return new()
        {
            Institution = institution,
            Id = id,
            Role = role,
            Number = number,
            PublicKey = secret.PublicKey.ToMultikey(),
            SealedPrivateKey = envelope.Seal(secret, IssuingKey.RecordOf(institution, id)),
            CreatedAt = time.GetUtcNow(),
            SignsFrom = signsFrom,
        };
    }
}
