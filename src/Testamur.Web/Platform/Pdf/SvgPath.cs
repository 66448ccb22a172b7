using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Testamur.Web.Platform.Pdf;

/// <summary>The paths of our tiles as PDF operators: absolute M, L, H, V, Z, and A for quarters of a circle.</summary>
internal static partial class SvgPath
{
    // How far the handles of a curve reach that comes nearest to a quarter of a circle.
    private const double Handle = 0.5523;

    public static string ToPdf(string path)
    {
        var pdf = new StringBuilder(2 * path.Length);
        var (x, y) = (0d, 0d);
        foreach (Match step in Step().Matches(path))
        {
            double[] values =
            [
                .. Value().Matches(step.Value).Select(value => double.Parse(value.ValueSpan, CultureInfo.InvariantCulture)),
            ];
            switch (step.Value[0])
            {
                case 'Z':
                    pdf.Append("h\n");
                    continue;
                case 'A':
                    Arc(pdf, (x, y), (values[5], values[6]), clockwise: values[4] == 1);
                    (x, y) = (values[5], values[6]);
                    continue;
                case 'H':
                    x = values[0];
                    break;
                case 'V':
                    y = values[0];
                    break;
                default:
                    (x, y) = (values[0], values[1]);
                    break;
            }

            Append(pdf, x, y).Append(step.Value[0] == 'M' ? "m\n" : "l\n");
        }

        return pdf.ToString();
    }

    private static void Arc(StringBuilder pdf, (double X, double Y) from, (double X, double Y) to, bool clockwise)
    {
        // A quarter turns around one of the two corners beside it; y grows downwards.
        var (x, y) = (from.X, to.Y);
        var turn = (from.X - x) * (to.Y - y) - (from.Y - y) * (to.X - x);
        if (turn > 0 != clockwise)
            (x, y) = (to.X, from.Y);
        Append(pdf, from.X + Handle * (to.X - x), from.Y + Handle * (to.Y - y));
        Append(pdf, to.X + Handle * (from.X - x), to.Y + Handle * (from.Y - y));
        Append(pdf, to.X, to.Y).Append("c\n");
    }

    private static StringBuilder Append(StringBuilder pdf, double x, double y) =>
        pdf.Append(PdfFile.Number(x)).Append(' ').Append(PdfFile.Number(y)).Append(' ');

    [GeneratedRegex("[MLHVAZ][^MLHVAZ]*")]
    private static partial Regex Step();

    [GeneratedRegex(@"-?\d+(?:\.\d+)?")]
    private static partial Regex Value();
}
