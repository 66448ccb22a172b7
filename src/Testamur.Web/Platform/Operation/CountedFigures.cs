using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Testamur.Web.Platform.Operation;

/// <summary>The sums of this process's <see cref="Figures"/> since it started.</summary>
internal sealed class CountedFigures : IDisposable
{
    /// <summary>Upper ends of the classes in which seconds are counted.</summary>
    public static readonly double[] Bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

    private readonly ConcurrentDictionary<Instrument, Sum> _sums = new();
    private readonly MeterListener _listener = new();

    public CountedFigures(IMeterFactory meters, Figures figures)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != Figures.MeterName || instrument.Meter.Scope != meters)
                return;
            _sums[instrument] = new();
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _sums[instrument].Add(value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => _sums[instrument].Measure(value));
        _listener.Start();
        GC.KeepAlive(figures); // asked for, so that its instruments are there from the first question on
    }

    public IEnumerable<(Instrument Instrument, Sum Sum)> Read() =>
        _sums.OrderBy(sum => sum.Key.Name, StringComparer.Ordinal).Select(sum => (sum.Key, sum.Value));

    public void Dispose() => _listener.Dispose();

    /// <summary>What one instrument added up to.</summary>
    internal sealed class Sum
    {
        private readonly Lock _gate = new();
        private readonly long[] _classes = new long[Bounds.Length];
        private long _count;
        private double _total;

        public void Add(long value)
        {
            lock (_gate)
                _total += value;
        }

        public void Measure(double value)
        {
            lock (_gate)
            {
                (_count, _total) = (_count + 1, _total + value);
                for (var i = 0; i < Bounds.Length; i++)
                {
                    if (value <= Bounds[i])
                        _classes[i]++;
                }
            }
        }

        /// <param name="Classes">How many measurements were at most each of <see cref="Bounds"/>.</param>
        internal sealed record State(double Total, long Count, long[] Classes);

        public State Read()
        {
            lock (_gate)
                return new(_total, _count, [.. _classes]);
        }
    }
}
