using Testamur.Credentials.Keys;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Keys;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Keys;

internal static class KeyMaking
{
    public static async Task<IssuingKey> MakeAsync(
        this Envelope envelope,
        InstitutionId institution,
        KeyRole role,
        int number,
        DateTimeOffset signsFrom,
        TimeProvider time,
        CancellationToken cancel
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
            SealedPrivateKey = await envelope.SealAsync(secret, IssuingKey.RecordOf(institution, id), cancel),
            CreatedAt = time.GetUtcNow(),
            SignsFrom = signsFrom,
        };
    }
}
