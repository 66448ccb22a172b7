using System.IO.Compression;
using System.Xml;

namespace Testamur.Education.Import;

/// <summary>
/// Reads the first sheet of a workbook (Office Open XML, <see href="https://www.iso.org/standard/71691.html">ISO/IEC 29500-1</see>). Formulas, macros and links are never followed: a cell is what was
/// stored as its value. Everything is read once, within budgets.
/// </summary>
internal static class XlsxImport
{
    public static ImportReading Read(ReadOnlyMemory<byte> file, string? language)
    {
        var findings = new List<ImportFinding>();
        try
        {
            using var stream = new MemoryStream(file.ToArray(), writable: false);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var package = new XlsxPackage(archive);
            var sheets = package.Sheets();
            if (sheets.Count == 0)
                return ImportReading.Refused(ImportFormat.Xlsx, ImportIssue.BrokenWorkbook);
            if (sheets.Count > 1)
            {
                var others = string.Join(", ", sheets.Skip(1).Take(10).Select(sheet => sheet.Name));
                findings.Add(new(ImportIssue.OtherSheets, ImportSeverity.Warning, ImportPlace.Whole, others));
            }

            if (package.Has("xl/externalLinks/"))
                findings.Add(new(ImportIssue.ExternalLinks, ImportSeverity.Note, ImportPlace.Whole));
            if (package.Has("xl/vbaProject.bin"))
                findings.Add(new(ImportIssue.Macros, ImportSeverity.Note, ImportPlace.Whole));
            var sheet = new XlsxSheet(package, findings);
            return TableImport.Read(ImportFormat.Xlsx, sheet.Rows(sheets[0].Part), language, findings);
        }
        catch (XlsxBudgetException)
        {
            return ImportReading.Refused(ImportFormat.Xlsx, ImportIssue.WorkbookTooLarge);
        }
        catch (XmlException problem)
        {
            return ImportReading.Refused(ImportFormat.Xlsx, ImportIssue.ForbiddenXml, detail: $"{problem.LineNumber}");
        }
        catch (InvalidDataException) // a damaged package, or a part that cannot be unpacked
        {
            return ImportReading.Refused(ImportFormat.Xlsx, ImportIssue.BrokenWorkbook);
        }
        catch (EndOfStreamException)
        {
            return ImportReading.Refused(ImportFormat.Xlsx, ImportIssue.BrokenWorkbook);
        }
        catch (NotSupportedException) // a way of packing that workbooks do not use
        {
            return ImportReading.Refused(ImportFormat.Xlsx, ImportIssue.BrokenWorkbook);
        }
    }
}

/// <summary>A workbook that would unpack to more than an honest one.</summary>
internal sealed class XlsxBudgetException : Exception;
