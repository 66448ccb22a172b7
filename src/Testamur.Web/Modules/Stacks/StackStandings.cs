using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Stacks;

internal sealed class StackStandings(ReadStacks stacks, StackWords words, IStringLocalizer<StacksText> texts) : IStackStandings
{
    public async Task<IReadOnlyList<StackStanding>> ReadAsync(PersonId person, CancellationToken cancel) =>
        [.. (await stacks.ForAsync(person, cancel)).Select(ToStanding)];

    private StackStanding ToStanding(StackView stack) =>
        new(
            stack.Pathway.Id,
            stack.Pathway.Version,
            stack.Pathway.Title,
            stack.HomeName,
            stack.Satisfied,
            stack.CountedEcts,
            stack.Pathway.Ects,
            words.Headline(stack),
            words.Missing(stack),
            [
                .. stack
                    .Requirements.SelectMany(one => one.Counted)
                    .DistinctBy(held => held.Holding)
                    .Select(held => ToCredential(held, null)),
            ],
            [.. stack.NotCounted.Select(one => ToCredential(one.Credential, texts[$"Reason.{one.Reason}"]))],
            [
                .. stack
                    .Requirements.Where(one => one.State == RequirementState.Missing)
                    .Select(one => one.Course)
                    .OfType<Course>()
                    .DistinctBy(course => course.Entry)
                    .Select(course => ToCourse(course, null)),
            ],
            [.. stack.Ways.Select(ToWay)]
        );

    private StandingWay ToWay(Way way) =>
        new(
            string.Join(", ", way.Kinds.Select(kind => texts[$"Way.{kind}"])),
            [.. way.Courses.Select(step => ToCourse(step.Course, step.Run))],
            way.Weeks,
            way.Ects
        );

    private static StandingCourse ToCourse(Course course, Run? run) =>
        new(
            course.Entry,
            course.Title,
            course.Provider,
            course.Ects,
            run is null ? null : new(run.Id, run.Name, run.StartsOn, run.EndsOn, run.EnrolUntil)
        );

    private static StandingCredential ToCredential(Held held, string? reason) =>
        new(held.Title, held.IssuerName, held.AwardedOn, held.Ects, reason);
}
