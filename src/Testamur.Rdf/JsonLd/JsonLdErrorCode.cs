namespace Testamur.Rdf.JsonLd;

/// <summary>
/// Why a document was refused: the error codes of the specification
/// (<see href="https://www.w3.org/TR/json-ld11-api/#jsonlderrorcode">JSON-LD 1.1 API §9.4.7</see>) and two of this library.
/// <see cref="JsonLdException.CodeText"/> has the spelling of the specification.
/// </summary>
public enum JsonLdErrorCode
{
    /// <summary>Not of the specification: a limit of <see cref="JsonLdLimits"/> was reached.</summary>
    LimitExceeded,

    /// <summary>Not of the specification: safe mode found something that processing would drop.</summary>
    DataWouldBeLost,

    /// <summary>"colliding keywords"</summary>
    CollidingKeywords,

    /// <summary>"conflicting indexes"</summary>
    ConflictingIndexes,

    /// <summary>"context overflow"</summary>
    ContextOverflow,

    /// <summary>"cyclic IRI mapping"</summary>
    CyclicIriMapping,

    /// <summary>"invalid @id value"</summary>
    InvalidIdValue,

    /// <summary>"invalid @import value"</summary>
    InvalidImportValue,

    /// <summary>"invalid @included value"</summary>
    InvalidIncludedValue,

    /// <summary>"invalid @index value"</summary>
    InvalidIndexValue,

    /// <summary>"invalid @nest value"</summary>
    InvalidNestValue,

    /// <summary>"invalid @prefix value"</summary>
    InvalidPrefixValue,

    /// <summary>"invalid @propagate value"</summary>
    InvalidPropagateValue,

    /// <summary>"invalid @protected value"</summary>
    InvalidProtectedValue,

    /// <summary>"invalid @reverse value"</summary>
    InvalidReverseValue,

    /// <summary>"invalid @version value"</summary>
    InvalidVersionValue,

    /// <summary>"invalid base direction"</summary>
    InvalidBaseDirection,

    /// <summary>"invalid base IRI"</summary>
    InvalidBaseIri,

    /// <summary>"invalid container mapping"</summary>
    InvalidContainerMapping,

    /// <summary>"invalid context entry"</summary>
    InvalidContextEntry,

    /// <summary>"invalid context nullification"</summary>
    InvalidContextNullification,

    /// <summary>"invalid default language"</summary>
    InvalidDefaultLanguage,

    /// <summary>"invalid IRI mapping"</summary>
    InvalidIriMapping,

    /// <summary>"invalid JSON literal"</summary>
    InvalidJsonLiteral,

    /// <summary>"invalid keyword alias"</summary>
    InvalidKeywordAlias,

    /// <summary>"invalid language map value"</summary>
    InvalidLanguageMapValue,

    /// <summary>"invalid language mapping"</summary>
    InvalidLanguageMapping,

    /// <summary>"invalid language-tagged string"</summary>
    InvalidLanguageTaggedString,

    /// <summary>"invalid language-tagged value"</summary>
    InvalidLanguageTaggedValue,

    /// <summary>"invalid local context"</summary>
    InvalidLocalContext,

    /// <summary>"invalid remote context"</summary>
    InvalidRemoteContext,

    /// <summary>"invalid reverse property"</summary>
    InvalidReverseProperty,

    /// <summary>"invalid reverse property map"</summary>
    InvalidReversePropertyMap,

    /// <summary>"invalid reverse property value"</summary>
    InvalidReversePropertyValue,

    /// <summary>"invalid scoped context"</summary>
    InvalidScopedContext,

    /// <summary>"invalid set or list object"</summary>
    InvalidSetOrListObject,

    /// <summary>"invalid term definition"</summary>
    InvalidTermDefinition,

    /// <summary>"invalid type mapping"</summary>
    InvalidTypeMapping,

    /// <summary>"invalid type value"</summary>
    InvalidTypeValue,

    /// <summary>"invalid typed value"</summary>
    InvalidTypedValue,

    /// <summary>"invalid value object"</summary>
    InvalidValueObject,

    /// <summary>"invalid value object value"</summary>
    InvalidValueObjectValue,

    /// <summary>"invalid vocab mapping"</summary>
    InvalidVocabMapping,

    /// <summary>"IRI confused with prefix"</summary>
    IriConfusedWithPrefix,

    /// <summary>"keyword redefinition"</summary>
    KeywordRedefinition,

    /// <summary>"loading document failed": the document is no JSON, or JSON that readers disagree about.</summary>
    LoadingDocumentFailed,

    /// <summary>"loading remote context failed": the loader knows no document of that address.</summary>
    LoadingRemoteContextFailed,

    /// <summary>"processing mode conflict"</summary>
    ProcessingModeConflict,

    /// <summary>"protected term redefinition"</summary>
    ProtectedTermRedefinition,
}
