using System.Security.Cryptography;
using System.Text;

namespace Testamur.Web.UI;

/// <summary>The picture of a micro-credential: a 4 × 4 tile from the address of its specification (without version) and its first
/// ISCED-F broad field. A picture, never a check.</summary>
public static class TilePicture
{
    private const string Gold = "#E8B83A";

    // Deep, mid and pale pigment of each ISCED-F broad field, 00 to 10.
    private static readonly string[][] Pigments =
    [
        ["#3B4A55", "#8093A0", "#E1E7EB"],
        ["#7D5208", "#D79F35", "#F8E9C8"],
        ["#86234A", "#D2708F", "#F8DFE7"],
        ["#512F76", "#9C78C4", "#EADFF4"],
        ["#8A3A1D", "#DB8259", "#FAE3D7"],
        ["#14594A", "#4FA58A", "#D8EEE6"],
        ["#1D3C8A", "#6389D6", "#DEE7F8"],
        ["#10506A", "#489DBB", "#D5EBF3"],
        ["#4E5A10", "#9CAA42", "#ECF0CE"],
        ["#941F2E", "#DE6E6B", "#FADFDE"],
        ["#573C30", "#AC8872", "#F0E4DD"],
    ];

    // Which pigment is the ground and which are the two figures.
    private static readonly int[][] Ways =
    [
        [0, 1, 2],
        [2, 0, 1],
        [1, 0, 2],
        [0, 2, 1],
    ];

    private static readonly (int X, int Y)[] Corners = [(0, 0), (10, 0), (10, 10), (0, 10)];

    /// <summary>Ground and figures of a tile in a 40 × 40 box.</summary>
    /// <param name="specification">The address of the specification without its version.</param>
    /// <param name="field">Two digits of the ISCED-F broad field; an unknown one is drawn as "00".</param>
    public static TilePaths Paths(string specification, string field)
    {
        Span<byte> h = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(specification), h);
        var pigment = Pigment(field);
        var way = Ways[h[0] % 4];
        // Two tiles in three are symmetric on the diagonal as well.
        var diagonal = h[1] % 3 > 0;
        var (a, b, gold) = (new StringBuilder(1024), new StringBuilder(1024), new StringBuilder());
        for (var cell = 0; cell < 4; cell++)
        {
            var k = 2 + 3 * (diagonal && cell == 2 ? 1 : cell);
            // The heart is never a plain square.
            var shape = cell == 3 ? 1 + h[k] % 3 : h[k] % 5;
            var corner = h[k + 1] % 4;
            if (diagonal)
                corner = cell switch
                {
                    2 => (4 - corner) % 4,
                    0 or 3 => corner % 2 == 1 ? 2 : 0,
                    _ => corner,
                };
            var to =
                cell == 3 && h[20] % 5 < 2 ? gold
                : h[k + 2] % 3 == 0 ? b
                : a;
            for (var mirror = 0; mirror < 4; mirror++)
                new Pen(to, cell % 2, cell / 2, mirror % 2 == 1, mirror / 2 == 1).Draw(shape, corner);
        }
        var layers = new List<TileLayer>(3);
        if (a.Length > 0)
            layers.Add(new(pigment[way[1]], a.ToString()));
        if (b.Length > 0)
            layers.Add(new(pigment[way[2]], b.ToString()));
        if (gold.Length > 0)
            layers.Add(new(Gold, gold.ToString()));
        return new(pigment[way[0]], layers);
    }

    /// <summary>The colours of the 24 small stones along the top of one credential, from the credential's own id.</summary>
    public static IReadOnlyList<string> Edge(string credential, string field)
    {
        var h = SHA256.HashData(Encoding.UTF8.GetBytes(credential));
        var pigment = Pigment(field);
        return [.. h.Take(24).Select(b => b % 11 == 0 ? Gold : pigment[b % 3])];
    }

    private static string[] Pigment(string field) =>
        field.Length == 2 && char.IsAsciiDigit(field[0]) && int.TryParse(field, out var n) && n < Pigments.Length
            ? Pigments[n]
            : Pigments[0];

    /// <summary>Draws a shape of a 10 × 10 cell, reflected, at its place among the four quarters.</summary>
    private readonly struct Pen(StringBuilder to, int column, int row, bool flipX, bool flipY)
    {
        private int X(int x) => 10 * (flipX ? 3 - column : column) + (flipX ? 10 - x : x);

        private int Y(int y) => 10 * (flipY ? 3 - row : row) + (flipY ? 10 - y : y);

        public void Draw(int shape, int corner)
        {
            var (before, at, after) = (Corners[(corner + 3) % 4], Corners[corner], Corners[(corner + 1) % 4]);
            switch (shape)
            {
                case 0:
                    To('M', (0, 0));
                    to.Append('H').Append(X(10)).Append('V').Append(Y(10)).Append('H').Append(X(0));
                    break;
                case 1:
                    To('M', before);
                    To('L', at);
                    To('L', after);
                    break;
                case 2:
                    To('M', at);
                    To('L', after);
                    Arc(1, before);
                    break;
                case 3:
                    To('M', before);
                    Arc(0, after);
                    Arc(0, before);
                    break;
                default:
                    To('M', (5, 0));
                    To('L', (10, 5));
                    To('L', (5, 10));
                    To('L', (0, 5));
                    break;
            }
            to.Append('Z');
        }

        private void To(char command, (int X, int Y) point) =>
            to.Append(command).Append(X(point.X)).Append(' ').Append(Y(point.Y));

        private void Arc(int sweep, (int X, int Y) point) =>
            to.Append("A10 10 0 0 ")
                .Append(flipX != flipY ? 1 - sweep : sweep)
                .Append(' ')
                .Append(X(point.X))
                .Append(' ')
                .Append(Y(point.Y));
    }
}

/// <summary>A tile's ground colour and the figures on it.</summary>
public sealed record TilePaths(string Ground, IReadOnlyList<TileLayer> Layers);

/// <summary>One colour of a tile: SVG path data in a 40 × 40 box.</summary>
public sealed record TileLayer(string Fill, string Data);

/// <summary>How a tile is drawn: filled, as a sketch on a dashed box, or veiled.</summary>
public enum TileState
{
    Earned,
    Missing,
    Elsewhere,
}
