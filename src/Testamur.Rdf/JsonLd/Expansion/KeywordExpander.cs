using Testamur.Rdf.JsonLd.Contexts;
using Testamur.Rdf.JsonLd.Json;

namespace Testamur.Rdf.JsonLd.Expansion;

/// <summary>Members that are keywords: step 13.4 of <see href="https://www.w3.org/TR/json-ld11-api/#expansion-algorithm">§5.1.2</see>.</summary>
internal sealed class KeywordExpander(Run run, Expander expander)
{
    /// <param name="scope">The object being expanded.</param>
    /// <param name="key">The member's name in the document.</param>
    /// <param name="keyword">What it stands for.</param>
    /// <param name="value">The member's value.</param>
    public void Expand(NodeScope scope, string key, string keyword, JsonItem? value)
    {
        var (active, _, property, _, result, _) = scope;
        // 13.4.1 and 13.4.2
        if (property == "@reverse")
            throw run.Error(JsonLdErrorCode.InvalidReversePropertyMap, $"{keyword} among reverse properties");
        if (keyword is not ("@included" or "@type") && result.Has(keyword))
            throw run.Error(JsonLdErrorCode.CollidingKeywords, $"two members stand for {keyword}");
        switch (keyword)
        {
            case "@id":
                result["@id"] = Id(active, value);
                break;
            case "@type":
                AddTypes(scope, value);
                break;
            case "@graph":
                result["@graph"] = (expander.Expand(active, "@graph", value) ?? new JsonList()).AsList();
                break;
            case "@included":
                AddIncluded(active, result, value);
                break;
            case "@value":
                result["@value"] = Value(scope.IsJson, value);
                break;
            case "@language":
                result["@language"] = Language(value);
                break;
            case "@direction" when !run.Is10:
                result["@direction"] = value is JsonText { Value: "ltr" or "rtl" }
                    ? value
                    : throw run.Error(JsonLdErrorCode.InvalidBaseDirection, "@direction is neither ltr nor rtl");
                break;
            case "@index":
                result["@index"] = value as JsonText ?? throw run.Error(JsonLdErrorCode.InvalidIndexValue, "@index is not text");
                break;
            case "@list":
                AddList(scope, value);
                break;
            case "@set":
                if (expander.Expand(active, property, value) is { } set)
                    result["@set"] = set;
                break;
            case "@reverse":
                AddReverse(active, result, value);
                break;
            default:
                run.Lost($"{key} means nothing in a document");
                break;
        }
    }

    // 13.4.3
    private JsonText? Id(ActiveContext active, JsonItem? value)
    {
        if (value is not JsonText text)
            throw run.Error(JsonLdErrorCode.InvalidIdValue, "@id is not text");
        var iri = active.Expand(run, text.Value, relative: true);
        if (iri is null)
        {
            run.Lost("an identifier is reserved for a keyword");
            return null;
        }
        if (!Iris.IsAbsolute(iri) && !Iris.IsBlank(iri))
            run.Lost("an identifier is relative");
        return new JsonText(iri);
    }

    // 13.4.4
    private void AddTypes(NodeScope scope, JsonItem? value)
    {
        var types = new List<JsonItem?>();
        foreach (var item in value.Many())
        {
            if (item is not JsonText text)
                throw run.Error(JsonLdErrorCode.InvalidTypeValue, "a type is not text");
            var iri = scope.TypeScoped.Expand(run, text.Value, relative: true, vocab: true);
            if (iri is null || (iri != "@json" && !Iris.IsAbsolute(iri) && !Iris.IsBlank(iri)))
                run.Lost($"the type {text.Value} means nothing here");
            types.Add(iri is null ? null : new JsonText(iri));
        }
        if (!scope.Result.Has("@type") && value is JsonText)
            scope.Result["@type"] = types[0];
        else
            scope.Result.AddValue("@type", new JsonList(types));
    }

    // 13.4.6
    private void AddIncluded(ActiveContext active, JsonMap result, JsonItem? value)
    {
        if (run.Is10)
            return;
        // Without an active property a node that says nothing would be dropped, and is no error.
        var included = (expander.Expand(active, "@included", value) ?? new JsonList()).AsList();
        if (!included.Items.All(i => i.IsNodeObject()))
            throw run.Error(JsonLdErrorCode.InvalidIncludedValue, "@included has something that is no node");
        result.AddValue("@included", included);
    }

    // 13.4.7
    private JsonItem? Value(bool isJson, JsonItem? value)
    {
        if (isJson && !run.Is10)
            return value;
        return value is null || value.IsScalar()
            ? value
            : throw run.Error(JsonLdErrorCode.InvalidValueObjectValue, "@value is an array or object");
    }

    // 13.4.8
    private JsonText Language(JsonItem? value)
    {
        if (value is not JsonText text)
            throw run.Error(JsonLdErrorCode.InvalidLanguageTaggedString, "@language is not text");
        if (!LanguageTags.IsWellFormed(text.Value))
            run.Lost("@language is no well-formed language tag");
        return text;
    }

    // 13.4.11
    private void AddList(NodeScope scope, JsonItem? value)
    {
        if (scope.Property is null or "@graph")
        {
            run.Lost("a list stands where only nodes mean something");
            return;
        }
        var list = expander.Expand(scope.Active, scope.Property, value);
        scope.Result["@list"] = list is null ? new JsonList() : list.AsList();
    }

    // 13.4.13
    private void AddReverse(ActiveContext active, JsonMap result, JsonItem? value)
    {
        if (value is not JsonMap)
            throw run.Error(JsonLdErrorCode.InvalidReverseValue, "@reverse is not an object");
        if (expander.Expand(active, "@reverse", value) is not JsonMap expanded)
            return;
        foreach (var (property, items) in expanded.Members)
        {
            if (property == "@reverse")
            {
                // Twice reversed is the right way round again.
                foreach (var (name, item) in ((JsonMap)items!).Members) // made by ObjectExpander as a map
                    result.AddValue(name, item);
                continue;
            }
            if (result["@reverse"] is not JsonMap reverse)
                result["@reverse"] = reverse = new JsonMap();
            foreach (var item in items.Many())
            {
                if (item.IsValueObject() || item.IsListObject())
                    throw run.Error(
                        JsonLdErrorCode.InvalidReversePropertyValue,
                        "a value or list is no subject of a reverse property"
                    );
                reverse.AddValue(property, item);
            }
        }
    }
}
