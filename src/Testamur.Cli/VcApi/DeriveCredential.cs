using System.Text.Json.Nodes;
using Testamur.Credentials.Proofs.SelectiveDisclosure;

namespace Testamur.Cli.VcApi;

/// <summary><c>POST /credentials/derive</c></summary>
internal static class DeriveCredential
{
    public static Answer Handle(JsonObject body)
    {
        if (body["verifiableCredential"] is not JsonObject credential)
            return Answer.Refused("The body has no verifiableCredential.");
        var pointers = Pointers.Of(body["options"] as JsonObject, "selectivePointers");
        return pointers is null
            ? Answer.Refused("The options have no selectivePointers.")
            : Answer.Created(EcdsaSd2023.Derive(credential, pointers));
    }
}
