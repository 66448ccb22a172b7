using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Contexts;

/// <summary>Steps 19 to 25 of create term definition: the entries that stand on their own (<see href="https://www.w3.org/TR/json-ld11-api/#create-term-definition">§4.2.2</see>).</summary>
internal sealed class TermDetails(Run run, string term, JsonMap entries, TermDefinition definition)
{
    public static bool Knows(string entry) =>
        entry
            is "@id"
                or "@reverse"
                or "@container"
                or "@context"
                or "@direction"
                or "@index"
                or "@language"
                or "@nest"
                or "@prefix"
                or "@protected"
                or "@type";

    public void Fill(ActiveContext active, TermDefiner definer)
    {
        if (entries.TryGet("@container", out var container))
            FillContainer(container);
        if (entries.TryGet("@index", out var index))
            FillIndex(index, active, definer);
        if (entries.TryGet("@language", out var language) && !entries.Has("@type"))
        {
            if (language is not (null or JsonText))
                throw Invalid(JsonLdErrorCode.InvalidLanguageMapping, "has a @language that is neither text nor null");
            definition.HasLanguage = true;
            definition.Language = (language as JsonText)?.Value;
            if (definition.Language is not null && !LanguageTags.IsWellFormed(definition.Language))
                run.Lost($"the @language of the term {term} is no well-formed language tag");
        }
        if (entries.TryGet("@direction", out var direction) && !entries.Has("@type"))
        {
            if (direction is not (null or JsonText { Value: "ltr" or "rtl" }))
                throw Invalid(JsonLdErrorCode.InvalidBaseDirection, "has a @direction that is neither ltr, rtl nor null");
            definition.HasDirection = true;
            definition.Direction = (direction as JsonText)?.Value;
        }
        if (entries.TryGet("@nest", out var nest))
        {
            Refuse10("@nest");
            definition.Nest =
                nest is JsonText text && (text.Value == "@nest" || !Keywords.IsKeyword(text.Value))
                    ? text.Value
                    : throw Invalid(JsonLdErrorCode.InvalidNestValue, "has a @nest that is neither a term nor @nest");
        }
        if (entries.TryGet("@prefix", out var prefix))
            FillPrefix(prefix);
    }

    // 19
    private void FillContainer(JsonItem? value)
    {
        if (run.Is10 && value is not JsonText { Value: not ("@graph" or "@id" or "@type") })
            throw BadContainer();
        var kinds = Container.None;
        foreach (var item in value.Many())
        {
            var kind = (item as JsonText)?.Value switch
            {
                "@list" => Container.List,
                "@set" => Container.Set,
                "@index" => Container.Index,
                "@language" => Container.Language,
                "@id" => Container.Id,
                "@type" => Container.Type,
                "@graph" => Container.Graph,
                _ => throw BadContainer(),
            };
            if ((kinds & kind) != 0)
                throw BadContainer();
            kinds |= kind;
        }
        var withoutSet = kinds & ~Container.Set;
        var allowed =
            withoutSet
                is Container.None
                    or Container.Index
                    or Container.Language
                    or Container.Id
                    or Container.Type
                    or Container.Graph
                    or (Container.Graph | Container.Index)
                    or (Container.Graph | Container.Id)
            || kinds == Container.List;
        if (!allowed || kinds == Container.None)
            throw BadContainer();
        definition.Container = kinds;
        if ((kinds & Container.Type) == 0)
            return;
        definition.Type ??= "@id";
        if (definition.Type is not ("@id" or "@vocab"))
            throw Invalid(JsonLdErrorCode.InvalidTypeMapping, "has the container @type and a @type other than @id and @vocab");
    }

    // 20
    public void FillIndex(JsonItem? index, ActiveContext active, TermDefiner definer)
    {
        Refuse10("@index");
        if (!definition.Is(Container.Index))
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, "has @index without the container @index");
        if (
            index is not JsonText text
            || active.Expand(run, text.Value, vocab: true, definer: definer) is not { } iri
            || !Iris.IsAbsolute(iri)
        )
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, "has an @index that is no IRI");
        definition.Index = text.Value;
    }

    // 25
    private void FillPrefix(JsonItem? prefix)
    {
        Refuse10("@prefix");
        if (term.AsSpan().ContainsAny(':', '/'))
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, "is no prefix: it has a colon or slash");
        definition.IsPrefix = prefix is JsonFlag flag
            ? flag.Value
            : throw Invalid(JsonLdErrorCode.InvalidPrefixValue, "has a @prefix that is neither true nor false");
        if (definition.IsPrefix && Keywords.IsKeyword(definition.Iri))
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, "is the prefix of a keyword");
    }

    private void Refuse10(string entry)
    {
        if (run.Is10)
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, $"has {entry} in processing mode json-ld-1.0");
    }

    private JsonLdException BadContainer() =>
        Invalid(JsonLdErrorCode.InvalidContainerMapping, "has a @container that is no container or no combination of them");

    private JsonLdException Invalid(JsonLdErrorCode code, string detail) => run.Error(code, $"the term {term} {detail}");
}
