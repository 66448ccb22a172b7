using System.Text.Json;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Modules.Recognition.Contracts;
using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Observatory.Indicators.Handlers;

/// <summary>Decisions on recognition, at the institution that recognises and in the field of the credential.</summary>
internal sealed class CountRecognition(WriteFacts facts, Places places)
    : IEventHandler<RecognitionDecided>,
        IEventHandler<AppealEnded>
{
    private const int MonthsToDecide = 4;

    public async Task HandleAsync(RecognitionDecided happened, CancellationToken cancel)
    {
        var place = await places.OfFieldAsync(happened.IscedF, cancel);
        var marks = EventMarks.Decision(
            JsonNamingPolicy.CamelCase.ConvertName(happened.Decision.ToString()),
            happened.ByAgreement,
            happened.CompleteOn is { } from ? happened.DecidedOn.DayNumber - from.DayNumber : null,
            happened.CompleteOn is { } start ? happened.DecidedOn <= start.AddMonths(MonthsToDecide) : null
        );
        await facts.AddAsync(place.At(FactKind.Decision, $"{happened.Case:n}", happened.DecidedOn, marks), cancel);
    }

    public async Task HandleAsync(AppealEnded happened, CancellationToken cancel)
    {
        var place = await places.OfFieldAsync(happened.IscedF, cancel);
        var marks = EventMarks.Appeal(happened.Changed);
        await facts.AddAsync(place.At(FactKind.Appeal, $"{happened.Case:n}", happened.On, marks), cancel);
    }
}
