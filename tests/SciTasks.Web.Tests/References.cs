using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SciTasks.Web.Tests;

/// <summary>Who names whom in a compiled assembly: fields, signatures, bodies, attributes. Constants are compiled
/// away and are not seen.</summary>
internal sealed class References : IDisposable
{
    private readonly AssemblyDefinition _assembly;

    public References(string path) => _assembly = AssemblyDefinition.ReadAssembly(path);

    /// <summary>Every type of the assembly with the types it names, its nested ones counted as part of it.</summary>
    public IEnumerable<(TypeDefinition From, string To)> All() =>
        from type in _assembly.MainModule.Types
        from to in NamedBy(type).Distinct(StringComparer.Ordinal)
        select (type, to);

    public IEnumerable<TypeDefinition> Types => _assembly.MainModule.Types;

    private static IEnumerable<string> NamedBy(TypeDefinition type) =>
        Heads(type)
            .Concat(type.Fields.SelectMany(f => Flat(f.FieldType)))
            .Concat(type.Properties.SelectMany(p => Flat(p.PropertyType)))
            .Concat(type.Methods.SelectMany(NamedBy))
            .Concat(type.NestedTypes.SelectMany(NamedBy));

    private static IEnumerable<string> Heads(TypeDefinition type) =>
        Flat(type.BaseType)
            .Concat(type.Interfaces.SelectMany(i => Flat(i.InterfaceType)))
            .Concat(type.CustomAttributes.SelectMany(NamedBy));

    private static IEnumerable<string> NamedBy(MethodDefinition method) =>
        Flat(method.ReturnType)
            .Concat(method.Parameters.SelectMany(p => Flat(p.ParameterType)))
            .Concat(method.CustomAttributes.SelectMany(NamedBy))
            .Concat(method.HasBody ? NamedBy(method.Body) : []);

    private static IEnumerable<string> NamedBy(MethodBody body) =>
        body
            .Variables.SelectMany(v => Flat(v.VariableType))
            .Concat(
                body.Instructions.SelectMany(i =>
                    i.Operand switch
                    {
                        TypeReference type => Flat(type),
                        FieldReference field => Flat(field.DeclaringType)
                            .Concat(Flat(field.FieldType)),
                        GenericInstanceMethod generic => Flat(generic.DeclaringType)
                            .Concat(generic.GenericArguments.SelectMany(Flat)),
                        MethodReference method => Flat(method.DeclaringType),
                        _ => [],
                    }
                )
            );

    private static IEnumerable<string> NamedBy(CustomAttribute attribute) =>
        Flat(attribute.AttributeType)
            .Concat(attribute.ConstructorArguments.SelectMany(a => Flat(a.Type)));

    /// <summary>A type with its arguments and what it lies in.</summary>
    private static IEnumerable<string> Flat(TypeReference? type) =>
        type switch
        {
            null or GenericParameter => [],
            GenericInstanceType generic => generic
                .GenericArguments.SelectMany(Flat)
                .Concat(Flat(generic.ElementType)),
            TypeSpecification wrapped => Flat(wrapped.ElementType),
            { DeclaringType: { } outer } => Flat(outer),
            _ => [type.FullName],
        };

    public void Dispose() => _assembly.Dispose();
}
