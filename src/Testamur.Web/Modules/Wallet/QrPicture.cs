using System.Text;
using QRCoder;

namespace Testamur.Web.Modules.Wallet;

/// <summary>A QR code as an SVG image that needs no request of its own; the content policy allows data: for images only.</summary>
internal static class QrPicture
{
    /// <summary>Error correction M and the quiet zone of 4 modules that ISO/IEC 18004 asks for.</summary>
    public static string DataUrl(Uri link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        var svg = picture.GetGraphic(8, "#000000", "#ffffff", drawQuietZones: true);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
    }
}
