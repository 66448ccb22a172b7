using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>One thing that can be found: the newest open version of a specification of ours, or an offer of somebody else.</summary>
internal sealed class CatalogueEntry
{
    /// <summary>The specification's id; of an external offer an id made from the one in its source.</summary>
    public required Guid Id { get; init; }

    /// <summary>Empty for an external offer.</summary>
    public required InstitutionId Institution { get; init; }

    public required bool External { get; init; }

    /// <summary>Who offers it, for external offers; ours are named by the alliance's register.</summary>
    public string? Provider { get; set; }

    /// <summary>The specification's stable address, or the external offer's page.</summary>
    public required string Uri { get; set; }

    /// <summary>Texts by language, as JSON.</summary>
    public required string Title { get; set; }

    /// <summary>Texts by language, as JSON.</summary>
    public required string Summary { get; set; }

    public required string OrderKey { get; set; }

    /// <summary>What can be searched for, as tokens: a line for each part of the offer, those of the title first.</summary>
    public required string Tokens { get; set; }

    /// <summary>Hundredths of a credit.</summary>
    public int? Ects { get; set; }

    /// <summary>Hundredths of an hour.</summary>
    public int? Hours { get; set; }

    public int? EqfLevel { get; set; }

    /// <summary>The first ISCED-F broad field, two digits: the one its tile shows.</summary>
    public string? Field { get; set; }

    /// <summary>Every ISCED-F broad field, as <c>|05|06|</c>.</summary>
    public string Fields { get; set; } = "|";

    /// <summary>Code of the vocabulary <c>participation</c>.</summary>
    public string? Mode { get; set; }

    /// <summary>Share taught on site, percent; null when not stated.</summary>
    public int? OnSiteShare { get; set; }

    /// <summary>Languages of teaching as <c>|en|de|</c>.</summary>
    public required string Languages { get; set; }

    /// <summary>Countries of who awards it, ISO 3166-1 alpha-2, as <c>|FI|IT|</c>.</summary>
    public string Countries { get; set; } = "|";

    /// <summary>What its outcomes are for, as <c>|professional|personalGrowth|</c>.</summary>
    public string Purposes { get; set; } = "|";

    /// <summary>Ids of the larger certificates it names, as <c>|id|</c>.</summary>
    public string Pathways { get; set; } = "|";

    /// <summary>Evidence of quality assurance, as <c>|own|agency|record|</c>.</summary>
    public string Quality { get; set; } = "|";

    /// <summary>On whose behalf it is awarded, by name.</summary>
    public string? Alliance { get; set; }

    /// <summary>Labels of the skills its outcomes name, by URI, as JSON.</summary>
    public string Skills { get; set; } = "{}";

    /// <summary>Hundredths of the currency's unit; null when not stated.</summary>
    public long? Price { get; set; }

    public string? Currency { get; set; }

    /// <summary>Whether it costs nothing; null when not stated.</summary>
    public bool? Free { get; set; }

    /// <summary>False once every version is retired: it keeps its page but is not found any more.</summary>
    public bool Listed { get; set; } = true;

    /// <summary>Counts the changes of what is found and shown.</summary>
    public int Revision { get; private set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Makes every index read the entry again.</summary>
    public void Touch(DateTimeOffset now)
    {
        Revision++;
        ChangedAt = now;
    }

    /// <summary>The values of a list such as <c>|en|de|</c>.</summary>
    public static string[] Listing(string list) => list.Split('|', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Values as a list; what holds a bar would become two and is left out.</summary>
    public static string List(IEnumerable<string> values) =>
        "|"
        + string.Concat(
            values
                .Where(value => value.Length > 0 && !value.Contains('|', StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Select(value => value + "|")
        );
}

/// <summary>A published version as it was frozen.</summary>
internal sealed class CatalogueVersion
{
    public required Guid Specification { get; init; }

    public required int Version { get; init; }

    public required InstitutionId Institution { get; init; }

    /// <summary>The specification's stable address.</summary>
    public required string Uri { get; init; }

    /// <summary>The whole specification as JSON.</summary>
    public required string Content { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>Why it is not public at present; null while it is.</summary>
    public HoldReason? Held { get; set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? HeldAt { get; set; }

    public bool IsOpen => RetiredAt is null && Held is null;
}

/// <summary>A run that can be enrolled in.</summary>
internal sealed class CatalogueOffering
{
    public required Guid Id { get; init; }

    public required InstitutionId Institution { get; init; }

    public required Guid Specification { get; init; }

    public required int Version { get; init; }

    public required string Name { get; set; }

    public required DateOnly StartsOn { get; set; }

    public required DateOnly EndsOn { get; set; }

    public required DateOnly EnrolUntil { get; set; }

    public int? Capacity { get; set; }

    public string? Place { get; set; }

    public bool Open { get; set; } = true;
}

/// <summary>Where the facts of an external offer were read.</summary>
internal sealed class CatalogueExternal
{
    /// <summary>As in <see cref="CatalogueEntry"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>The id in the data file.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The address of the dataset it came with; null when it came with the file of offers.</summary>
    public string? Dataset { get; init; }

    /// <summary>ISO 3166-1 alpha-2; null when no page said it.</summary>
    public string? Country { get; set; }

    /// <summary>What its provider calls it, such as <c>micro-programme</c>.</summary>
    public string? CalledBySource { get; set; }

    /// <summary>The pages read, one a line.</summary>
    public required string Sources { get; set; }

    /// <summary>The date the page carries: a year, a month or a day.</summary>
    public string? PageDate { get; set; }

    /// <summary>When the page was read: a year, a month or a day.</summary>
    public string? RetrievedOn { get; set; }
}
