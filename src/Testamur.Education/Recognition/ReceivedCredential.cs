using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>
/// A credential by anybody as a recognition officer receives it: what it says, how firmly each statement stands and where it stands. Reading is not
/// verifying, and nothing is invented: what the document does not say is absent.
/// </summary>
public sealed record ReceivedCredential
{
    /// <summary>Form of the document.</summary>
    public required ReceivedFormat Format { get; init; }

    /// <summary>What it is, as far as it says so.</summary>
    public required CredentialKind Kind { get; init; }

    /// <summary>What was read, by the model all formats share. What the document does not say has the model's empty value there: ask <see cref="Facts"/> whether it was said.</summary>
    public required MicroCredential Content { get; init; }

    /// <summary>Every kind of fact, in the order of <see cref="FactKind"/>: one that is absent once, one that is said several times as often.</summary>
    public required IReadOnlyList<ReceivedFact> Facts { get; init; }

    /// <summary>Credits as stated, of whatever system.</summary>
    public required IReadOnlyList<StatedCredit> Credits { get; init; }

    /// <summary>What else it says.</summary>
    public required IReadOnlyList<FurtherStatement> Further { get; init; }

    /// <summary>True when the document carries a seal, proof or signature, whatever that is worth.</summary>
    public required bool IsSecured { get; init; }

    /// <summary>ECTS as the sender states them, never re-derived; null when none are stated.</summary>
    public Ects? Ects => Content.Award.CreditsEarned ?? Content.Specification.Ects;

    /// <summary>Language of texts that name none.</summary>
    public string Language => Content.Specification.DefaultLanguage;

    /// <summary>All facts of a kind; a single absent one when the document does not say it.</summary>
    public IReadOnlyList<ReceivedFact> All(FactKind kind) => [.. Facts.Where(fact => fact.Kind == kind)];

    /// <summary>The first fact of a kind.</summary>
    public ReceivedFact this[FactKind kind] => Facts.First(fact => fact.Kind == kind);

    /// <summary>How firmly a kind of fact stands: confirmed only when every statement of it is.</summary>
    public Standing StandingOf(FactKind kind) => Facts.Where(fact => fact.Kind == kind).Min(fact => fact.Standing);

    /// <summary>
    /// The same credential with what others say about it. A confirmation with a value confirms the statements that say the same and contradicts a kind of
    /// which none does; what the document does not state stays absent, whoever may know it.
    /// </summary>
    public ReceivedCredential With(params IEnumerable<Confirmation> confirmations)
    {
        ArgumentNullException.ThrowIfNull(confirmations);
        var facts = Facts.ToArray();
        // What one source says about one kind belongs together: of several fields it names, one that the document states is no contradiction.
        foreach (var said in confirmations.GroupBy(one => (one.Kind, one.Source)))
        {
            int[] stated =
            [
                .. Enumerable.Range(0, facts.Length).Where(at => facts[at].Kind == said.Key.Kind && facts[at].Value is not null),
            ];
            int[] same = [.. stated.Where(at => said.Any(one => one.Value is null || Same(facts[at], one.Value)))];
            foreach (var at in same)
                facts[at] = facts[at] with { ConfirmedBy = facts[at].ConfirmedBy ?? said.Key.Source };
            if (same.Length == 0)
                foreach (var at in stated)
                    facts[at] = facts[at] with
                    {
                        Contradictions =
                        [
                            .. facts[at].Contradictions,
                            .. said.Select(one => one.Value)
                                .OfType<string>()
                                .Select(value => new Contradiction(said.Key.Source, value)),
                        ],
                    };
        }
        return this with { Facts = facts };
    }

    /// <summary>The same credential as a member of a bundle: its places are places of the bundle.</summary>
    internal ReceivedCredential Under(string path, ReceivedFormat format) =>
        this with
        {
            Format = format,
            Facts = [.. Facts.Select(fact => fact.Path is { } at ? fact with { Path = path + at } : fact)],
            Credits = [.. Credits.Select(credit => credit.Path is { } at ? credit with { Path = path + at } : credit)],
            Further = [.. Further.Select(one => one with { Path = path + one.Path })],
        };

    private static bool Same(ReceivedFact fact, string value) =>
        Plain(fact.Value) == Plain(value) || fact.Text.Values.Any(text => Plain(text) == Plain(value));

    private static string Plain(string? text) => (text ?? "").Trim().ToUpperInvariant();
}
