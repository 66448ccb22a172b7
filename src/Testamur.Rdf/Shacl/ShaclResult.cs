namespace Testamur.Rdf.Shacl;

/// <summary>One validation result (<see href="https://www.w3.org/TR/shacl/#results-validation-result">SHACL §3.6.2</see>).</summary>
/// <param name="FocusNode">The node that was validated.</param>
/// <param name="Path">The IRI of the property; null when the node itself is at fault.</param>
/// <param name="Value">The value at fault; null when none is, as when one is missing.</param>
/// <param name="SourceShape">The shape that says so.</param>
/// <param name="SourceConstraintComponent">The IRI of the rule, such as <c>http://www.w3.org/ns/shacl#MinCountConstraintComponent</c>.</param>
/// <param name="Severity">The IRI of the severity; <c>http://www.w3.org/ns/shacl#Violation</c> unless the shape has another.</param>
/// <param name="Message">What is wrong in plain words: the shape's own message where it has one.</param>
public sealed record ShaclResult(
    RdfTerm FocusNode,
    string? Path,
    RdfTerm? Value,
    RdfTerm SourceShape,
    string SourceConstraintComponent,
    string Severity,
    string Message
);
