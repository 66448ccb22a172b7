using System.Text.Json.Nodes;
using Testamur.Education.Specifications;

namespace Testamur.Education.Elm;

/// <summary>How a viewer shows the credential: title, languages, and one picture for each language.</summary>
internal static class ElmDisplay
{
    private static readonly byte[] Neutral = Load();

    public static JsonObject Of(Specification specification, ElmOptions options, ElmIds ids)
    {
        var languages = Languages(specification);
        var primary = ElmParts.Listed("language", languages[0]);
        return ElmParts
            .Node(ids.Of("display"), "DisplayParameter")
            .With("title", ElmParts.Words(specification.Title))
            .With("description", ElmParts.Words(specification.Summary))
            .WithMany("language", languages.Select(language => ElmParts.Listed("language", language)))
            .With("primaryLanguage", primary)
            .WithMany("individualDisplay", languages.Select(language => Individual(language, options, ids)));
    }

    /// <summary>The default language first; only languages that the list of languages has.</summary>
    private static string[] Languages(Specification specification)
    {
        string[] known =
        [
            .. new[] { specification.DefaultLanguage }
                .Concat(specification.DeclaredLanguages)
                .Concat(specification.Title.Keys)
                .Select(tag => tag.Split('-')[0].ToLowerInvariant())
                .Distinct()
                .Where(tag => ElmLists.Get("language").Find(tag) is not null),
        ];
        return known.Length == 0 ? ["en"] : known;
    }

    private static JsonObject Individual(string language, ElmOptions options, ElmIds ids) =>
        ElmParts
            .Node(ids.Of("view", language), "IndividualDisplay")
            .With("language", ElmParts.Listed("language", language))
            .With(
                "displayDetail",
                ElmParts
                    .Node(ids.Of("page", language), "DisplayDetail")
                    .With("page", 1)
                    .With(
                        "image",
                        ElmParts.Base64(
                            ids.Of("picture", language),
                            options.Picture.IsEmpty ? Neutral : options.Picture.Span,
                            "PNG"
                        )
                    )
            );

    private static byte[] Load()
    {
        using var stream = Resources.Open("display.png");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
