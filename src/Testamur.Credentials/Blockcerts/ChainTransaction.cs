namespace Testamur.Credentials.Blockcerts;

/// <summary>What a block chain holds of one transaction.</summary>
/// <param name="Value">The data written with it (<c>OP_RETURN</c> of Bitcoin, the input data of Ethereum), in hexadecimal.</param>
/// <param name="Sender">The address that paid for it.</param>
/// <param name="Time">When it was written, if known: a key that was withdrawn before does not count.</param>
public sealed record ChainTransaction(string Value, string Sender, DateTimeOffset? Time = null);
