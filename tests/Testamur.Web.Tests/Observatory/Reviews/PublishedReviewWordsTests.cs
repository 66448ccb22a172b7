using System.Globalization;
using System.Resources;
using Testamur.Education.Observatory.Reviews;
using Testamur.Web.Modules.Observatory.Reviews;

namespace Testamur.Web.Tests.Observatory.Reviews;

/// <summary>The published review is read in the reader's language though its data are in English.</summary>
public sealed class PublishedReviewWordsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Every_number_note_subject_and_topic_has_its_words(string language)
    {
        var review = PublishedReview.Erasmus;
        var texts = new ResourceManager(typeof(ReviewsText));
        var culture = CultureInfo.GetCultureInfo(language);
        var wanted = review
            .Numbers.Index()
            .Select(one => $"Number.{one.Index + 1}")
            .Concat(review.Numbers.Index().Where(one => one.Item.Note.Length > 0).Select(one => $"Number.{one.Index + 1}.Note"))
            .Concat(review.Numbers.Select(number => $"Group.{number.Group}"))
            .Concat(review.Topics.Select(topic => $"Topic.{topic.Name}"));
        Assert.DoesNotContain(wanted, key => string.IsNullOrEmpty(texts.GetString(key, culture)));
    }

    [Theory]
    [InlineData(5, "Deutschland")]
    [InlineData(12, "Hochschulen allein oder nur mit Unternehmen")]
    [InlineData(27, "Gesuchte Schreibweisen")]
    public void The_words_are_those_of_the_number(int place, string german)
    {
        var texts = new ResourceManager(typeof(ReviewsText));
        Assert.Equal(german, texts.GetString($"Number.{place}", CultureInfo.GetCultureInfo("de")));
        string[] known = ["Germany", "universities alone or with companies only", "spellings searched"];
        Assert.Contains(PublishedReview.Erasmus.Numbers[place - 1].Item, known);
    }
}
