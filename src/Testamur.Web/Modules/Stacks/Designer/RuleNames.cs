namespace Testamur.Web.Modules.Stacks.Designer;

/// <summary>Names of what a document gives by address or short name; null where nobody knows one.</summary>
/// <param name="Courses">Titles by the addresses of specifications.</param>
/// <param name="Members">Names by short names.</param>
public sealed record RuleNames(Func<string, string?> Courses, Func<string, string?> Members)
{
    internal static RuleNames Of(DesignerChoices choices) =>
        new(
            uri => choices.Courses.TryGetValue(uri, out var entry) ? DesignerChoices.Title(entry) : null,
            slug => choices.Members.GetValueOrDefault(slug)
        );

    internal static RuleNames Of(StackContext context) =>
        new(
            uri => context.Courses.TryGetValue(uri, out var course) ? course.Title.In(StackWords.Language) : null,
            slug => context.Names.GetValueOrDefault(slug)
        );
}
