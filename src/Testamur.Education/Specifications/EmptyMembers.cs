using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace Testamur.Education.Specifications;

/// <summary>Keeps empty texts and lists out of written JSON, so that a document from before a member existed is written as it was.</summary>
internal static class EmptyMembers
{
    // A member that a constructor takes must be there to be read again, so only the others are left out.
    public static void LeaveOut(JsonTypeInfo type)
    {
        foreach (
            var property in type.Properties.Where(property =>
                property is { IsRequired: false, AssociatedParameter: null or { IsMemberInitializer: true } }
            )
        )
            if (property.PropertyType == typeof(LangText))
                property.ShouldSerialize = static (_, value) => value is LangText { Count: > 0 };
            else if (typeof(IEnumerable).IsAssignableFrom(property.PropertyType) && property.PropertyType != typeof(string))
                property.ShouldSerialize = static (_, value) => value is IEnumerable items && items.GetEnumerator().MoveNext();
    }
}
