using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>Accreditations of the qualification and of the bodies that award it.</summary>
internal static class ElmAccreditations
{
    /// <summary>With the number that our own writer gave each; those of others come first.</summary>
    public static IEnumerable<(string? Number, QualityAssurance Value)> Of(
        DocumentNode node,
        IReadOnlyList<Organisation> bodies,
        string language
    ) =>
        node.Nodes("accreditation")
            .DistinctBy(one => one.Value)
            .Select(accreditation => (ElmIds.Key(accreditation.Id, "accreditation"), One(accreditation, bodies, language)));

    private static QualityAssurance One(DocumentNode node, IReadOnlyList<Organisation> bodies, string language)
    {
        var type = ElmReading.Code(node.Node("dcType"), "quality-assurance", language);
        var agent = node.Node("accreditingAgent") is { } some ? ElmReading.Organisation(some, language) : null;
        var isOwn = agent is not null && bodies.Any(body => body.Id == agent.Id);
        var title = node.Words("title", language);
        // Our writer has to give a title and takes the type's where the procedure has no words.
        if (
            ElmIds.Key(node.Id, "accreditation") is not null
            && ElmLists.Get("quality-assurance").Find(type)?.Labels is { } labels
            && labels.Equals(title)
        )
            title = LangText.Empty;
        var record = node.Node("identifier");
        record?.Skip("schemeName");
        return new(
            isOwn ? QaKind.Internal : QaKind.External,
            title,
            type,
            isOwn || agent is null || agent.Name.IsBlank ? null : agent.Name.In(language),
            ElmReading.Url(node.Node("report")) ?? record?.Text("notation"),
            node.Date("dateIssued"),
            node.Date("expiryDate"),
            isOwn ? null : agent?.Country
        );
    }
}
