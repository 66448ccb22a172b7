using System.Text.Json.Serialization;

namespace Testamur.Benchmarks;

/// <summary>One operation in one round: how often it ran, and in which time. A peer prints the same as a line of JSON.</summary>
internal sealed record Sample(string Name, long Operations, double CpuSeconds, double WallSeconds)
{
    /// <summary>Operations per second of CPU time; collection and compilation on other threads are counted in.</summary>
    [JsonIgnore]
    public double Rate => Operations / CpuSeconds;
}

[JsonSerializable(typeof(Sample))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class SampleJson : JsonSerializerContext;
