using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Testamur.Web.Tests.Architecture;

/// <summary>
/// A program that is compiled ahead cannot make code while it runs. Whatever needs to says so by an attribute; nothing that the libraries call does.
/// </summary>
public sealed class DynamicCodeTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData("Testamur.Rdf")]
    [InlineData("Testamur.Credentials")]
    [InlineData("Testamur.Education")]
    [InlineData("Testamur.Stacking")]
    public void A_library_calls_nothing_that_needs_code_made_at_run_time(string library) =>
        Assert.Empty(Needing(Assembly.Load(library)));

    [Fact]
    public void What_does_is_found()
    {
        var found = Needing(typeof(DynamicCodeTests).Assembly);
        Assert.Contains(found, member => member.StartsWith("System.Array.CreateInstance", StringComparison.Ordinal));
        Assert.Contains(found, member => member.StartsWith("System.Type.MakeGenericType", StringComparison.Ordinal));
    }

    /// <summary>What the test above looks for.</summary>
    internal static object Sample(Type type) => (Array.CreateInstance(type, 1), typeof(List<>).MakeGenericType(type));

    private static List<string> Needing(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = file.GetMetadataReader();
        var called = reader
            .MemberReferences.Select(reader.GetMemberReference)
            .Where(member => member.GetKind() == MemberReferenceKind.Method)
            .Select(member => Called(reader, member, new(assembly.ManifestModule)))
            .OfType<MethodBase>()
            .ToList();
        Assert.NotEmpty(called);
        return [.. called.Where(Needs).Select(method => $"{method.DeclaringType}.{method.Name}")];
    }

    /// <summary>The method as its type declares it; null for one of an array, which no type declares.</summary>
    private static MethodBase? Called(MetadataReader reader, MemberReference member, Definitions definitions)
    {
        var type = definitions.Of(reader, member.Parent);
        if (type == typeof(Array[]))
            return null;
        var name = reader.GetString(member.Name);
        var signature = member.DecodeMethodSignature(definitions, null);
        for (var at = type; at is not null; at = at.BaseType)
        {
            var found = at.GetMember(name, MemberTypes.Method | MemberTypes.Constructor, All)
                .Cast<MethodBase>()
                .Where(method =>
                    (method.IsGenericMethodDefinition ? method.GetGenericArguments().Length : 0)
                        == signature.GenericParameterCount
                    && method
                        .GetParameters()
                        .Select(one => Definitions.Erased(one.ParameterType))
                        .SequenceEqual(signature.ParameterTypes)
                )
                .ToList();
            if (found.Count > 0)
                return found.Find(Needs) ?? found[0];
        }

        throw new InvalidOperationException($"{type} has no {name} that is called.");
    }

    private static bool Needs(MethodBase method) => Says(method) || (method.DeclaringType is { } type && Says(type));

    private static bool Says(MemberInfo member) => member.IsDefined(typeof(RequiresDynamicCodeAttribute));

    /// <summary>Types as they are declared: what stands for their parameters does not matter here.</summary>
    private sealed class Definitions(Module module) : ISignatureTypeProvider<Type, object?>
    {
        public Type Of(MetadataReader reader, EntityHandle handle) =>
            handle.Kind switch
            {
                HandleKind.TypeSpecification => GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0),
                HandleKind.TypeReference or HandleKind.TypeDefinition => module.ResolveType(MetadataTokens.GetToken(handle)),
                _ => throw new InvalidOperationException($"A member of a {handle.Kind}."),
            };

        public static Type Erased(Type type) =>
            type.IsGenericParameter ? typeof(object)
            : type.IsFunctionPointer ? typeof(nint)
            : type.IsArray ? typeof(Array[])
            : type.HasElementType ? Erased(type.GetElementType()!)
            : type.IsGenericType ? type.GetGenericTypeDefinition()
            : type;

        public Type GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte kind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, context);

        public Type GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte kind) => Of(reader, handle);

        public Type GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte kind) => Of(reader, handle);

        public Type GetPrimitiveType(PrimitiveTypeCode code) =>
            code == PrimitiveTypeCode.TypedReference
                ? typeof(TypedReference)
                : Type.GetType($"System.{code}", throwOnError: true)!;

        public Type GetGenericInstantiation(Type type, ImmutableArray<Type> arguments) => type;

        public Type GetGenericTypeParameter(object? context, int index) => typeof(object);

        public Type GetGenericMethodParameter(object? context, int index) => typeof(object);

        public Type GetSZArrayType(Type element) => typeof(Array[]);

        public Type GetArrayType(Type element, ArrayShape shape) => typeof(Array[]);

        public Type GetByReferenceType(Type element) => element;

        public Type GetPointerType(Type element) => element;

        public Type GetPinnedType(Type element) => element;

        public Type GetModifiedType(Type modifier, Type unmodified, bool isRequired) => unmodified;

        public Type GetFunctionPointerType(MethodSignature<Type> signature) => typeof(nint);
    }
}
