namespace Testamur.Web.Platform.Keys;

/// <summary>PINs and passwords lie in files of their own, read when they are needed and shown nowhere.</summary>
internal static class Secrets
{
    /// <exception cref="KeyRefusedException">The file cannot be read; the message names the file alone.</exception>
    public static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyRefusedException($"The secret in {file} cannot be read.", e);
        }
    }
}
