using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Testamur.Tests.Shared;

/// <summary>
/// The public surface of a library as text: one line per type and per member, sorted. The text is kept in a file beside the library,
/// and a test compares, so that no change of the surface goes unseen.
/// </summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext nullability = new();

    /// <summary>Compares with the file; when they differ, writes the text of today beside it and says where.</summary>
    public static void AssertUnchanged(Assembly library, string approvedFile)
    {
        var actual = Of(library);
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";
        if (actual == approved)
            return;
        var received = Path.ChangeExtension(approvedFile, ".received.txt");
        File.WriteAllText(received, actual);
        var added = actual.Split('\n').Except(approved.Split('\n')).Select(line => "+ " + line);
        var removed = approved.Split('\n').Except(actual.Split('\n')).Select(line => "- " + line);
        Assert.Fail(
            $"The public API changed. If it should, copy {received} over the file in src.\n{string.Join('\n', removed.Concat(added))}"
        );
    }

    public static string Of(Assembly library)
    {
        var text = new StringBuilder();
        foreach (var type in library.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Heading(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
                text.Append("  ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    private static string Heading(Type type)
    {
        var kind =
            type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var bases = type.GetInterfaces().Where(i => i.IsPublic).Select(Name).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType)
            bases.Insert(0, Name(parent));
        return $"{kind} {type.FullName}" + (bases.Count == 0 || type.IsEnum ? "" : " : " + string.Join(", ", bases));
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type)
                .Select(name =>
                    string.Create(CultureInfo.InvariantCulture, $"{name} = {Enum.Format(type, Enum.Parse(type, name), "d")}")
                );
        return type.GetMembers(Declared).Select(Line).OfType<string>();
    }

    private static string? Line(MemberInfo member) =>
        member switch
        {
            // What the compiler makes for records and accessors says nothing of its own.
            _ when member.Name.Contains('<', StringComparison.Ordinal) => null,
            MethodInfo when member.IsDefined(typeof(CompilerGeneratedAttribute)) => null,
            PropertyInfo { Name: "EqualityContract" } => null,
            ConstructorInfo made when IsVisible(made) => $"new({Parameters(made)})",
            MethodInfo { IsSpecialName: true } method when !method.Name.StartsWith("op_", StringComparison.Ordinal) => null,
            MethodInfo method when IsVisible(method) =>
                $"{Static(method)}{Name(method.ReturnType)}{Null(nullability.Create(method.ReturnParameter).ReadState)} {method.Name}{Generics(method)}({Parameters(method)})",
            PropertyInfo property when Accessors(property) is { Length: > 0 } accessors =>
                $"{Static(property.GetAccessors(true)[0])}{Name(property.PropertyType)}{Null(nullability.Create(property).ReadState)} {property.Name}{Index(property)} {{ {accessors}}}",
            FieldInfo { IsPublic: true } field =>
                $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}"
                    + (field.IsLiteral ? $" = {field.GetRawConstantValue()}" : ""),
            EventInfo { AddMethod: { } add } raised when IsVisible(add) =>
                $"event {Name(raised.EventHandlerType!)} {raised.Name}",
            _ => null,
        };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Accessors(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        if (property.SetMethod is not { } setter || !IsVisible(setter))
            return get;
        var init = setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit");
        return get + (init ? "init; " : "set; ");
    }

    private static string Index(PropertyInfo property)
    {
        var parameters = property.GetIndexParameters();
        return parameters.Length == 0 ? "" : $"[{string.Join(", ", parameters.Select(Parameter))}]";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        $"{Name(parameter.ParameterType)}{Null(nullability.Create(parameter).WriteState)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "default"}" : "")}";

    private static string Null(NullabilityState state) => state == NullabilityState.Nullable ? "?" : "";

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value);
        if (type.IsByRef)
            return "ref " + Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (!type.IsGenericType)
            return type.Name;
        var plain = type.Name.Split('`')[0];
        return $"{plain}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
