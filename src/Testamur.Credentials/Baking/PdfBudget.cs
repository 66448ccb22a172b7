namespace Testamur.Credentials.Baking;

/// <summary>
/// What reading one PDF may cost, however its parts refer to each other: bytes looked at, values made of them, bytes unpacked.
/// </summary>
internal sealed class PdfBudget(int fileLength)
{
    private long bytes = 2 * 1024 * 1024 + 4L * fileLength;
    private int values = 300_000;
    private int unpacked = 8 * 1024 * 1024;

    public void Look(int count)
    {
        if ((bytes -= count) < 0)
            throw PdfRefusedException.TooMuch();
    }

    public void Value()
    {
        if (--values < 0)
            throw PdfRefusedException.TooMuch();
    }

    public void Unpack(int count)
    {
        if ((unpacked -= count) < 0)
            throw PdfRefusedException.TooMuch();
    }
}
