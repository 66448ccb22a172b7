using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Learning;

/// <summary>What learners of the current institution need not show again, by all that was decided about them.</summary>
internal sealed class ReadExemptions(IEnumerable<IExemptions> sources, ISpecifications specifications, IInstitutionPolicy policy)
{
    /// <param name="taught">The version of the run.</param>
    /// <returns>Only people for whom something was decided.</returns>
    public async Task<IReadOnlyDictionary<PersonId, Exempted>> HandleAsync(
        Guid specification,
        Specification taught,
        IReadOnlyCollection<PersonId> people,
        CancellationToken cancel
    )
    {
        if (people.Count == 0)
            return new Dictionary<PersonId, Exempted>();
        var decisions = new List<ExemptionView>();
        foreach (var source in sources)
            decisions.AddRange(await source.ListAsync(specification, people, cancel));
        if (decisions.Count == 0)
            return new Dictionary<PersonId, Exempted>();
        var versions = new Dictionary<int, IReadOnlyList<LearningOutcome>>();
        foreach (var version in decisions.Select(one => one.Version).Distinct())
            if (await specifications.FindAsync(specification, version, cancel) is { } found)
                versions[version] = found.Content.LearningOutcomes;
        // What nobody has verified is never held against anybody.
        var cap = (await policy.FindAsync(cancel)).PriorLearningPercent is { Unverified: false } most ? most.Value : (int?)null;
        return decisions
            .GroupBy(one => one.Person)
            .ToDictionary(
                own => own.Key,
                own =>
                    Exempted.Of(
                        taught,
                        [.. own.OrderBy(one => one.DecidedOn)],
                        version => versions.GetValueOrDefault(version),
                        cap
                    )
            );
    }

    /// <summary>The same for one learner.</summary>
    public async Task<Exempted> OfAsync(Guid specification, Specification taught, PersonId person, CancellationToken cancel) =>
        (await HandleAsync(specification, taught, [person], cancel)).GetValueOrDefault(person, Exempted.None);
}
