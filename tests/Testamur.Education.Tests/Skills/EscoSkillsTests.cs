using Testamur.Education.Skills;

namespace Testamur.Education.Tests.Skills;

public sealed class EscoSkillsTests
{
    [Fact]
    public void Skills_are_found_by_beginnings_of_words_without_regard_to_case_and_marks()
    {
        Assert.Equal(13_829, EscoSkills.Count);
        Assert.Equal("urban planning", EscoSkills.Search("urban planning", 5)[0].Label);
        Assert.Contains(EscoSkills.Search("URB plann", 20), skill => skill.Label == "urban planning");
        Assert.Contains(EscoSkills.Search("Úrban plánning", 5), skill => skill.Label == "urban planning");
        Assert.Empty(EscoSkills.Search("rban", 5));
        Assert.Empty(EscoSkills.Search(" ,;", 5));
        Assert.Empty(EscoSkills.Search("xyzzy plugh", 5));
        Assert.Equal(3, EscoSkills.Search("plan", 3).Count);
    }

    [Fact]
    public void A_skill_is_found_by_another_label_after_those_that_carry_the_words_themselves()
    {
        var byAnother = EscoSkills.Search("music staff", 10);
        Assert.Equal(
            "manage musical staff",
            Assert.Single(byAnother, skill => skill.OtherLabels.Contains("manage staff of music")).Label
        );
    }

    [Fact]
    public void A_sentence_brings_skills_that_share_its_telling_words()
    {
        var found = EscoSkills.Suggest("Design a climate adaptation measure for a public square.", 10);
        Assert.NotEmpty(found);
        Assert.All(found, skill => Assert.Matches("climate|adaptation|measure|public|square|design", skill.Label));
        Assert.Empty(EscoSkills.Suggest("a b c", 10));
    }

    [Fact]
    public void A_skill_keeps_its_address_and_the_version_of_the_framework()
    {
        var skill = EscoSkills.Search("urban planning", 1)[0];
        Assert.Same(skill, EscoSkills.Find(skill.Uri));
        Assert.Equal(
            ("ESCO", "1.2.0", "urban planning"),
            (skill.AsSkill().Framework, skill.AsSkill().Version, skill.AsSkill().Label["en"])
        );
        Assert.Null(EscoSkills.Find("http://data.europa.eu/esco/skill/none"));
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("urban\udfff planning")]
    public void Half_a_character_is_no_word(string query) => Assert.True(EscoSkills.Search(query, 5).Count <= 5);
}
