using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Tests.Architecture;

/// <summary>Reads the compiled assembly: what one module names of another is in that one's <c>Contracts</c>.</summary>
public sealed class ModuleBoundaryTests
{
    private const string Modules = "Testamur.Web.Modules.";

    [Fact]
    public void A_module_names_only_the_contracts_of_another()
    {
        var crossings = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in Types().Where(type => ModuleOf(type) is not null))
        {
            foreach (var named in Named(type))
            {
                if (ModuleOf(named) is { } other && other != ModuleOf(type) && !IsContract(named))
                    crossings.Add($"{type.FullName} → {named.FullName}");
            }
        }

        Assert.Empty(crossings);
    }

    [Fact]
    public void The_platform_names_no_module()
    {
        var crossings = Types()
            .Where(type => Outermost(type).Namespace.StartsWith("Testamur.Web.Platform", StringComparison.Ordinal))
            .SelectMany(type =>
                Named(type).Where(named => ModuleOf(named) is not null).Select(named => $"{type.FullName} → {named.FullName}")
            );
        Assert.Empty(crossings.Distinct());
    }

    [Fact]
    public void Contracts_are_interfaces_and_records()
    {
        var others = Types()
            .Where(type => IsContract(type) && type.DeclaringType is null)
            .Where(type => !type.IsInterface && !type.IsEnum && type.Methods.All(method => method.Name != "<Clone>$"));
        Assert.Empty(others.Select(type => type.FullName));
    }

    private static IEnumerable<TypeDefinition> Types() =>
        AssemblyDefinition.ReadAssembly(typeof(AppDb).Assembly.Location).MainModule.GetAllTypes();

    private static string? ModuleOf(TypeReference type)
    {
        var space = Outermost(type).Namespace;
        return space.StartsWith(Modules, StringComparison.Ordinal) ? space[Modules.Length..].Split('.')[0] : null;
    }

    private static bool IsContract(TypeReference type) => Outermost(type).Namespace.Split('.') is [_, _, _, _, "Contracts", ..];

    private static TypeReference Outermost(TypeReference type) =>
        type.GetElementType() is { DeclaringType: { } outer } ? Outermost(outer) : type.GetElementType();

    private static IEnumerable<TypeReference> Named(TypeDefinition type)
    {
        var direct = new List<TypeReference?> { type.BaseType };
        direct.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        direct.AddRange(type.Fields.Select(field => field.FieldType));
        direct.AddRange(type.Properties.Select(property => property.PropertyType));
        foreach (var method in type.Methods)
        {
            direct.Add(method.ReturnType);
            direct.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            if (method.HasBody)
            {
                direct.AddRange(method.Body.Variables.Select(variable => variable.VariableType));
                direct.AddRange(method.Body.Instructions.SelectMany(Operands));
            }
        }

        return direct.OfType<TypeReference>().SelectMany(WithArguments);
    }

    private static IEnumerable<TypeReference?> Operands(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
            MethodReference method => [method.DeclaringType, method.ReturnType],
            FieldReference field => [field.DeclaringType, field.FieldType],
            _ => [],
        };

    private static IEnumerable<TypeReference> WithArguments(TypeReference type) =>
        type is GenericInstanceType generic ? [generic, .. generic.GenericArguments.SelectMany(WithArguments)] : [type];
}
