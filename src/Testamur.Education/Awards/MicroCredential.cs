using Testamur.Education.OpenBadges;
using Testamur.Education.Specifications;

namespace Testamur.Education.Awards;

/// <summary>
/// One award without a format: what was earned and what was decided about one person. Writers make documents of it and readers make
/// it of documents, so that every element of Annex I (https://eur-lex.europa.eu/eli/C/2022/243/oj) is the same in each.
/// </summary>
/// <param name="Specification">What was earned, as far as it is known.</param>
/// <param name="Award">What the award adds.</param>
/// <remarks>
/// What a reader cannot place in a controlled list stays as the document has it: a code of a vocabulary may then be the URI of a
/// concept, or its label.
/// </remarks>
public sealed record MicroCredential(Specification Specification, AwardFacts Award);
