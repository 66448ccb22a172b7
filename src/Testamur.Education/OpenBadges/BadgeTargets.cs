namespace Testamur.Education.OpenBadges;

/// <summary>Target types of the alignments that carry European elements (docs/adr/0004, 0011 and 0046). The first five are those that SURF publishes.</summary>
internal static class BadgeTargets
{
    public const string Eqf = "ext:EQF";
    public const string Assessment = "ext:AssessmentType";
    public const string Participation = "ext:ParticipationType";
    public const string Supervision = "ext:SupervisionType";
    public const string Quality = "ext:QualityAssurance";
    public const string Field = "ext:ISCED-F";
    public const string Cycle = "ext:QF-EHEA";
    public const string National = "ext:NQF";
    public const string Credits = "ext:CreditSystem";
    public const string Workload = "ext:Workload";
    public const string Outcome = "ext:LearningOutcome";
    public const string Skill = "ceasn:Competency";
    public const string AwardingBody = "ext:AwardingBody";
    public const string Language = "ext:LanguageOfInstruction";
    public const string AssessmentLanguage = "ext:LanguageOfAssessment";
    public const string Prerequisite = "ext:Prerequisite";
    public const string Stackability = "ext:Stackability";
    public const string Pathway = "ext:Pathway";
    public const string Further = "ext:FurtherInformation";
    public const string OtherForm = "ext:OtherForm";
    public const string Part = "ext:Part";
    public const string Replaces = "ext:Replaces";
    public const string Mandate = "ext:Mandate";
}
