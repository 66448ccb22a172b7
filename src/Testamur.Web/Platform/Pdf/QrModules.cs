using QRCoder;

namespace Testamur.Web.Platform.Pdf;

/// <summary>A QR code as bars: error correction M, and the quiet zone of 4 modules that ISO/IEC 18004 asks for.</summary>
/// <param name="Side">Modules in a row, with the quiet zone.</param>
/// <param name="Bars">Neighbours in a row as one bar, so that no viewer draws a gap between them.</param>
internal sealed record QrModules(int Side, IReadOnlyList<(int Column, int Row, int Length)> Bars)
{
    /// <summary>The quiet zone as a part of the side.</summary>
    public double Quiet => 4d / Side;

    public static QrModules Of(Uri link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var bars = new List<(int, int, int)>();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows.Count; column++)
            {
                var start = column;
                while (column < rows.Count && rows[row][column])
                    column++;
                if (column > start)
                    bars.Add((start, row, column - start));
            }
        }

        return new(rows.Count, bars);
    }
}
