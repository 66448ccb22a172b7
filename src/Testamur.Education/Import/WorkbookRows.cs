using System.IO.Compression;
using System.Xml;

namespace Testamur.Education.Import;

/// <summary>A row of a sheet that has at least one value.</summary>
/// <param name="Number">Its number in the sheet, from 1.</param>
/// <param name="Cells">From the first column on, as text; empty where there is nothing. Days are <c>yyyy-MM-dd</c>.</param>
public sealed record WorkbookRow(int Number, IReadOnlyList<string> Cells);

/// <summary>How reading a workbook ended.</summary>
public enum WorkbookReading
{
    /// <summary>It was read.</summary>
    Complete,

    /// <summary>It has more rows than the caller takes.</summary>
    TooManyRows,

    /// <summary>It is no workbook, is damaged or unpacks to too much, or a cell holds an error.</summary>
    Unreadable,
}

/// <summary>
/// The rows of a workbook's first sheet as plain text (Office Open XML, <see href="https://www.iso.org/standard/71691.html">ISO/IEC 29500-1</see>), for lists whose columns
/// the caller knows. Formulas, macros and links are never followed: a cell is what was stored as its value. Everything is read once, within budgets. Never throws.
/// </summary>
public static class WorkbookRows
{
    /// <summary>Whether a file begins as a workbook does.</summary>
    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Reads the first sheet.</summary>
    /// <param name="file">The whole file; the caller limits its size.</param>
    /// <param name="mostRows">The most rows with a value, the first one included.</param>
    /// <param name="rows">What was read; empty unless it is complete.</param>
    public static WorkbookReading Read(ReadOnlyMemory<byte> file, int mostRows, out IReadOnlyList<WorkbookRow> rows)
    {
        rows = [];
        try
        {
            using var stream = new MemoryStream(file.ToArray(), writable: false);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var package = new XlsxPackage(archive);
            if (package.Sheets() is not [var first, ..])
                return WorkbookReading.Unreadable;
            var sheet = new XlsxSheet(package, []);
            var read = new List<WorkbookRow>();
            foreach (var row in sheet.Rows(first.Part))
            {
                if (read.Count == mostRows)
                    return WorkbookReading.TooManyRows;
                read.Add(new(row.Number, row.Cells));
            }

            // Nobody knows what was meant by a cell that holds an error.
            if (sheet.HasRefused)
                return WorkbookReading.Unreadable;
            rows = read;
            return WorkbookReading.Complete;
        }
        catch (XlsxBudgetException) { }
        catch (XmlException) { }
        catch (InvalidDataException) { }
        catch (EndOfStreamException) { }
        catch (NotSupportedException) { }

        return WorkbookReading.Unreadable;
    }
}
