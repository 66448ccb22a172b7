using Testamur.Education.Specifications;

namespace Testamur.Education.Import;

/// <summary>What has been understood so far, and the specification it makes.</summary>
internal sealed class DraftParts
{
    public Dictionary<string, LangText> Texts { get; } = new(StringComparer.Ordinal);

    public List<LangText> Outcomes { get; } = [];

    public List<LangText> Assessments { get; } = [];

    public List<LangText> Prerequisites { get; } = [];

    public List<string> Links { get; } = [];

    public Ects? Ects { get; set; }

    public decimal? Hours { get; set; }

    public int? Weeks { get; set; }

    public int? Eqf { get; set; }

    public Cycle? Cycle { get; set; }

    public string? Field { get; set; }

    public string? Mode { get; set; }

    public string? Grading { get; set; }

    public string? Currency { get; set; }

    public decimal? BareAmount { get; set; }

    public Price? Price { get; set; }

    public Schedule? Schedule { get; set; }

    public IReadOnlyList<string> Teaching { get; set; } = [];

    public IReadOnlyList<string> Assessing { get; set; } = [];

    public Specification Build(string language) =>
        new()
        {
            Id = ImportedDraft.NoId,
            Version = 1,
            DefaultLanguage = DefaultOf(language),
            DeclaredLanguages = Declared(DefaultOf(language)),
            Title = Text("title"),
            Summary = Text("summary"),
            TargetGroup = Text("targetGroup"),
            WhatNext = Text("whatNext"),
            FurtherInformation = Text("furtherInformation"),
            Ects = Ects,
            Hours = Hours,
            Weeks = Weeks,
            EqfLevel = Eqf,
            Cycle = Cycle,
            IscedF = Field is null ? [] : [Field],
            TeachingLanguages = Teaching,
            AssessmentLanguages = Assessing,
            Participation = Mode is null ? null : ParticipationOf(Mode),
            Price = Price,
            Schedule = Schedule,
            LearningOutcomes = [.. Outcomes.Select((text, index) => new LearningOutcome { Id = $"o{index + 1}", Text = text })],
            Assessments = [.. Assessments.Select(Task)],
            Prerequisites = [.. Prerequisites.Select(text => new Prerequisite(text))],
            Grading = Grading is null ? null : new(Grading, [], LangText.Empty),
            Stackability = Text("stackability") is { IsBlank: false } note ? new(StackingKind.Stackable, [], note) : null,
            QualityAssurance = Text("qualityAssurance") is { IsBlank: false } procedure ? [new(QaKind.Internal, procedure)] : [],
            Links = Links,
        };

    // Online and on site say the share; of the others only people know it.
    private static Participation ParticipationOf(string mode) =>
        mode switch
        {
            "online" => new(mode, OnSiteShare: 0),
            "presential" => new(mode, OnSiteShare: 100),
            _ => new(mode),
        };

    private static Assessment Task(LangText text, int index)
    {
        var type = text.Values.Select(ImportWords.AssessmentType).FirstOrDefault(known => known is not null);
        return new()
        {
            Id = $"t{index + 1}",
            Type = type ?? "",
            Title = text,
            Summative = true,
        };
    }

    private LangText Text(string member) => Texts.GetValueOrDefault(member, LangText.Empty);

    // Where the title is told in other languages only, it is in the first of them.
    private string DefaultOf(string language) =>
        Text("title") is { IsBlank: false } title && !title.Has(language) ? title.Keys.First() : language;

    private string[] Declared(string language) =>
        [
            .. Texts
                .Values.Concat(Outcomes)
                .SelectMany(text => text.Keys)
                .Prepend(language)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
}
