namespace Testamur.Web.Platform.Events;

/// <summary>Hands over what was published by those whose caller waits for an answer only, one after another as soon as it is there.</summary>
internal sealed partial class DeliverSoon(EventDelivery delivery, ILogger<DeliverSoon> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var published in delivery.Soon.ReadAllAsync(stoppingToken))
        {
            try
            {
                await delivery.DeliverAsync(published, stoppingToken);
            }
#pragma warning disable CA1031 // An exception that leaves this loop stops the platform. Whatever it was, the relay comes across it again.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Left(log, published.Count, exception.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} events are left to the relay: {Why}")]
    private static partial void Left(ILogger log, int count, string why);
}
