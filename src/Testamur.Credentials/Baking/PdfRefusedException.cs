namespace Testamur.Credentials.Baking;

/// <summary>Why a PDF is not read further; never leaves <see cref="PdfCredential"/>.</summary>
internal sealed class PdfRefusedException(string why) : Exception(why)
{
    public static PdfRefusedException Damaged() => new PdfRefusedException("the PDF is damaged");

    public static PdfRefusedException TooMuch() => new PdfRefusedException("the PDF holds more than is read here");
}
