using System.Text.Json.Nodes;
using Testamur.Education.Linter;
using Testamur.Education.Specifications;
using Testamur.Tests.Shared;

namespace Testamur.Education.Tests.Linter;

public class TrialCredentialTests
{
    [Fact]
    public void A_complete_design_passes_in_every_format_that_can_be_tried()
    {
        var spec = Sample.Clean with { Formats = ["elm", "ob3", "vc+jwt", "dc+sd-jwt", "elm"] };
        var trials = TrialCredential.Run(spec, Sample.Today);
        Assert.Equal(["elm", "ob3", "vc+jwt"], trials.Select(trial => trial.Format));
        Assert.All(trials, trial => Assert.True(trial.Valid, $"{trial.Format}: {trial.Detail}"));
        var result = DesignLinter
            .Lint(spec, Sample.Rules, Sample.Known with { FormatTrials = trials })
            .Results.Single(rule => rule.Rule.Id == "P01");
        Assert.Equal((RuleOutcome.NotChecked, Fact.FormatTrials), (result.Outcome, Assert.Single(result.Missing)));
    }

    [Fact]
    public void A_design_that_makes_no_credential_says_why()
    {
        var spec = Sample.Clean with { Title = LangText.Empty };
        Assert.All(TrialCredential.Run(spec, Sample.Today), trial => Assert.False(trial.Valid));
        var lawless = Sample.Clean with { AwardingBodies = [Sample.University with { Country = null }], Formats = ["elm"] };
        var trial = Assert.Single(TrialCredential.Run(lawless, Sample.Today));
        Assert.False(trial.Valid);
        Assert.NotEmpty(trial.Detail);
    }

    [Fact]
    public void No_trial_throws_whatever_a_specification_says()
    {
        var source = new SeededSource(9);
        var tried = 0;
        for (var round = 0; round < 60; round++)
        {
            var document = JsonNode.Parse(SpecificationJson.Write(Sample.Clean))!; // it was just written
            for (var change = 0; change <= source.Below(4); change++)
                Mutation.Change(document, source);
            try
            {
                tried += TrialCredential.Run(SpecificationJson.Read(document.ToJsonString()), Sample.Today).Count;
            }
            catch (System.Text.Json.JsonException)
            {
                // refused before any trial
            }
        }
        Assert.True(tried > 20);
    }
}
