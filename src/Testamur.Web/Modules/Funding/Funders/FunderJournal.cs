using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Testamur.Web.Modules.Funding.Funders;

/// <summary>
/// What a funder in files was told: a file of JSON lines that only grows. One process at a time has it open; a line that a crash cut off
/// was never told, and the next one takes its place.
/// </summary>
internal static class FunderJournal
{
    private const long MostBytes = 64L * 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads all acts and, while nobody else can, adds the one that <paramref name="next"/> answers.</summary>
    /// <exception cref="InvalidDataException">A line is no act, or the file is too large.</exception>
    /// <exception cref="IOException">Another process kept the file for too long.</exception>
    public static async Task<T> AppendAsync<T>(
        string path,
        Func<IReadOnlyList<FunderAct>, (FunderAct? Act, T Answer)> next,
        CancellationToken cancel
    )
    {
        await using var file = await OpenAsync(path, cancel);
        var (acts, end) = await ReadAsync(file, path, cancel);
        var (act, answer) = next(acts);
        if (act is not null)
        {
            file.SetLength(end);
            file.Position = end;
            await file.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(act, Json) + "\n"), cancel);
            file.Flush(flushToDisk: true);
        }

        return answer;
    }

    /// <exception cref="InvalidDataException">A line is no act, or the file is too large.</exception>
    public static async Task<IReadOnlyList<FunderAct>> ReadAsync(string path, CancellationToken cancel) =>
        File.Exists(path) ? await AppendAsync(path, acts => ((FunderAct?)null, acts), cancel) : [];

    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Patience)
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }

    private static async Task<(IReadOnlyList<FunderAct> Acts, long End)> ReadAsync(
        FileStream file,
        string path,
        CancellationToken cancel
    )
    {
        if (file.Length > MostBytes)
            throw new InvalidDataException($"{path} has {file.Length} bytes; at most {MostBytes} are read.");
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancel);
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var acts = new List<FunderAct>();
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                acts.Add(JsonSerializer.Deserialize<FunderAct>(line, Json) ?? throw new JsonException("Nothing."));
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"Line {acts.Count + 1} of {path} is no act: {exception.Message}", exception);
            }
        }

        return (acts, end);
    }
}
