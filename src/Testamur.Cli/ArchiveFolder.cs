using Testamur.Credentials.Archive;

namespace Testamur.Cli;

/// <summary>The files of an archive that lies unpacked in a folder.</summary>
internal static class ArchiveFolder
{
    /// <summary>Gives a file's bytes; null when it is not there, cannot be read, or is larger than any file of an archive.</summary>
    public static Func<string, ReadOnlyMemory<byte>?> Of(string folder) =>
        name =>
        {
            try
            {
                var file = new FileInfo(Path.Combine(folder, name));
                return file is { Exists: true, Length: <= CredentialArchive.MaxFileBytes }
                    ? File.ReadAllBytes(file.FullName)
                    : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        };
}
