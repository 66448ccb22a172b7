using System.Diagnostics;
using System.Text;

namespace Testamur.Web.Tests.Drawing;

/// <summary>What programs that others wrote see in a PDF: poppler, zbar and qpdf. `./test` installs them; without them tests fail.</summary>
internal static class PdfTools
{
    /// <summary>The text, every white space as one space.</summary>
    public static Task<string> TextAsync(byte[] pdf) =>
        InAsync(pdf, async file => Flat(await RunAsync("pdftotext", "-enc", "UTF-8", file, "-")));

    public static Task<string> InfoAsync(byte[] pdf) => InAsync(pdf, file => RunAsync("pdfinfo", file));

    /// <summary>The elements with their text, one a line.</summary>
    public static Task<string> StructureAsync(byte[] pdf) => InAsync(pdf, file => RunAsync("pdfinfo", "-struct-text", file));

    /// <summary>Fails when the file breaks the rules of the format.</summary>
    public static Task CheckAsync(byte[] pdf) => InAsync(pdf, file => RunAsync("qpdf", "--check", file));

    /// <summary>The same document as another program writes it, with packed objects and a packed table.</summary>
    public static Task<byte[]> RewrittenAsync(byte[] pdf) =>
        InAsync(
            pdf,
            async file =>
            {
                await RunAsync("qpdf", "--object-streams=generate", file, file + ".new");
                return await File.ReadAllBytesAsync(file + ".new");
            }
        );

    /// <summary>The one attached file.</summary>
    public static Task<byte[]> AttachmentAsync(byte[] pdf) =>
        InAsync(
            pdf,
            async file =>
            {
                Assert.StartsWith("1 embedded files", await RunAsync("pdfdetach", "-list", file), StringComparison.Ordinal);
                await RunAsync("pdfdetach", "-save", "1", "-o", file + ".attached", file);
                return await File.ReadAllBytesAsync(file + ".attached");
            }
        );

    /// <summary>What a telephone reads from the first page on a screen; null when there is no code.</summary>
    public static Task<string?> CodeAsync(byte[] pdf) =>
        InAsync<string?>(
            pdf,
            async file =>
            {
                await RunAsync("pdftoppm", "-r", "100", "-png", "-singlefile", file, file);
                var (status, output) = await StartAsync("zbarimg", "-q", "--raw", file + ".png");
                Assert.True(status is 0 or 4, $"zbarimg ended with {status}."); // 4: no code in the picture
                return status == 4 ? null : output.Trim();
            }
        );

    public static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<T> InAsync<T>(byte[] pdf, Func<string, Task<T>> work)
    {
        var folder = Directory.CreateTempSubdirectory("testamur-pdf-").FullName;
        try
        {
            var file = Path.Combine(folder, "page.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            return await work(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (status, output) = await StartAsync(program, arguments);
        Assert.True(status == 0, $"{program} ended with {status}: {output}");
        return output;
    }

    private static async Task<(int Status, string Output)> StartAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        await errors;
        return (process.ExitCode, output);
    }
}
