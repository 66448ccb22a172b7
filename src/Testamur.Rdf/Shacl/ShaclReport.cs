namespace Testamur.Rdf.Shacl;

/// <summary>What a validation found (<see href="https://www.w3.org/TR/shacl/#validation-report">SHACL §3.6</see>).</summary>
public sealed class ShaclReport
{
    internal ShaclReport(IReadOnlyList<ShaclResult> results, bool isTruncated)
    {
        Results = results;
        IsTruncated = isTruncated;
    }

    /// <summary>Whether the data conforms: nothing was found, of whatever severity.</summary>
    public bool Conforms => Results.Count == 0 && !IsTruncated;

    /// <summary>What was found, in the order of the shapes.</summary>
    public IReadOnlyList<ShaclResult> Results { get; }

    /// <summary>Whether there is more than <see cref="ShaclLimits.MaxResults"/>, and what is beyond was left out.</summary>
    public bool IsTruncated { get; }

    /// <summary>The report in the SHACL vocabulary: a <c>sh:ValidationReport</c> with its results.</summary>
    public Dataset ToDataset()
    {
        var builder = new DatasetBuilder(RdfLimits.None);
        // Blank nodes of the data keep their labels, so they come before any that is made up here.
        foreach (var result in Results)
        {
            builder.Term(result.FocusNode);
            if (result.Value is not null)
                builder.Term(result.Value);
        }
        new Writer(builder).Write(this);
        return builder.Build();
    }

    private sealed class Writer(DatasetBuilder builder)
    {
        private readonly TermId type = builder.Iri(Sh.Type);

        // Those of the shapes are other nodes than those of the data, even under the same label.
        private readonly Dictionary<string, TermId> shapes = new(StringComparer.Ordinal);

        public void Write(ShaclReport report)
        {
            var node = builder.NewBlankNode();
            builder.Add(node, type, Name("ValidationReport"));
            builder.Add(node, Name("conforms"), builder.Literal(report.Conforms ? "true" : "false", Sh.XsdBoolean));
            foreach (var result in report.Results)
                builder.Add(node, Name("result"), Result(result));
        }

        private TermId Result(ShaclResult result)
        {
            var node = builder.NewBlankNode();
            builder.Add(node, type, Name("ValidationResult"));
            builder.Add(node, Name("resultSeverity"), builder.Iri(result.Severity));
            builder.Add(node, Name("focusNode"), builder.Term(result.FocusNode));
            if (result.Path is not null)
                builder.Add(node, Name("resultPath"), builder.Iri(result.Path));
            if (result.Value is not null)
                builder.Add(node, Name("value"), builder.Term(result.Value));
            builder.Add(node, Name("sourceShape"), Shape(result.SourceShape));
            builder.Add(node, Name("sourceConstraintComponent"), builder.Iri(result.SourceConstraintComponent));
            builder.Add(node, Name("resultMessage"), builder.Literal(result.Message));
            return node;
        }

        private TermId Shape(RdfTerm shape)
        {
            if (shape is not BlankNode { Label: var label })
                return builder.Term(shape);
            if (!shapes.TryGetValue(label, out var node))
                shapes[label] = node = builder.NewBlankNode();
            return node;
        }

        private TermId Name(string local) => builder.Iri(Sh.Namespace + local);
    }
}
