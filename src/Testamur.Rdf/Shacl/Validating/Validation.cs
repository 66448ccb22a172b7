using Testamur.Rdf.Shacl.Compiling;
using Testamur.Rdf.Shacl.Constraints;

namespace Testamur.Rdf.Shacl.Validating;

/// <summary>
/// One run of shapes over data (<see href="https://www.w3.org/TR/shacl/#validation-definition">SHACL §3.4</see>). Nodes and terms are
/// numbers of the data; terms of the shapes are looked up once, at their first use.
/// </summary>
internal sealed class Validation
{
    private const int Unknown = -1;

    // How many shapes deep the reason of a result is looked for.
    private const int MaxReasons = 3;

    private readonly CompiledShapes shapes;
    private readonly ShaclLimits limits;
    private readonly Dataset dataset;
    private readonly int[] numbers;
    private readonly Classes classes;
    private readonly Answers answers = new();
    private List<Finding> findings = [];
    private bool truncated;
    private bool exhausted;
    private long work;
    private int depth;

    public Validation(CompiledShapes shapes, Dataset dataset, ShaclLimits limits)
    {
        this.shapes = shapes;
        this.limits = limits;
        this.dataset = dataset;
        Graph = new GraphIndex(dataset);
        numbers = new int[shapes.Terms.Count];
        Array.Fill(numbers, Unknown);
        classes = new Classes(this, Data(shapes.Terms.Type), Data(shapes.Terms.SubClassOf));
    }

    public GraphIndex Graph { get; }

    public TermTable Terms => dataset.Terms;

    public ShaclReport Run()
    {
        try
        {
            CheckTargets();
        }
        catch (ShaclLimitException) when (truncated)
        {
            // Enough was found: that there was no time for the rest changes nothing.
        }
        var more = truncated;
        return new ShaclReport([.. findings.ToArray().Select(Result)], more);
    }

    private void CheckTargets()
    {
        foreach (var shape in shapes.Targeting)
        {
            foreach (var focus in Targets.Of(shape, this, classes))
            {
                Check(shape, focus, report: true);
                if (truncated)
                    return;
            }
        }
    }

    /// <summary>The number in the data of a term of the shapes; 0 when the data does not have it.</summary>
    public int Data(int term)
    {
        ref var number = ref numbers[term];
        if (number == Unknown)
            number = Terms.Find(shapes.Terms.Token(term));
        return number;
    }

    /// <summary>The number in the shapes of a term of the data; -1 when they do not have it.</summary>
    public int ShapeTerm(int term) => shapes.Terms.Find(Terms.Token(term));

    public bool IsInstance(int node, int type) => classes.IsInstance(node, type);

    /// <summary>Counts what is looked at.</summary>
    public void Spend(int amount)
    {
        work += amount;
        if (work > limits.MaxWork)
            throw new ShaclLimitException(nameof(ShaclLimits.MaxWork), limits.MaxWork);
    }

    /// <summary>Whether a node conforms to a shape; no results.</summary>
    public bool Conforms(Shape shape, int node) => Check(shape, node, report: false);

    /// <summary>Adds a result if results are wanted.</summary>
    /// <param name="place">Where.</param>
    /// <param name="constraint">The rule that is broken.</param>
    /// <param name="value">The value at fault; 0 for none.</param>
    /// <param name="path">Another property than that of the shape; 0 for that.</param>
    public void Add(in Place place, Constraint constraint, int value, int path = 0)
    {
        if (!place.Report)
            return;
        if (findings.Count == limits.MaxResults)
            truncated = true;
        else
            findings.Add(new Finding(place.Shape, constraint, place.Focus, value, path));
    }

    private bool Check(Shape shape, int focus, bool report)
    {
        if (shape.Deactivated)
            return true;
        Spend(1);
        if (!shape.HasInner)
            return CheckRules(shape, focus, report);
        if (!report && answers.Find(shape, focus) is { } known)
            return known;
        if (shape.Recursive && answers.IsOpen(shape, focus))
            return true;
        if (++depth > limits.MaxDepth)
            throw new ShaclLimitException(nameof(ShaclLimits.MaxDepth), limits.MaxDepth);
        var open = answers.Open(shape, focus);
        var good = CheckRules(shape, focus, report);
        answers.Close(shape, focus, open, good);
        depth--;
        return good;
    }

    private bool CheckRules(Shape shape, int focus, bool report)
    {
        var values = shape.Path < 0 ? new ReadOnlySpan<int>(in focus) : Graph.Values(focus, Data(shape.Path));
        var place = new Place(shape, focus, report);
        var good = true;
        foreach (var constraint in shape.Constraints)
        {
            good &= constraint.Check(this, place, values);
            if (!good && !report)
                return false;
        }
        foreach (var property in shape.Properties)
        {
            foreach (var value in values)
            {
                good &= Check(property, value, report);
                if (!good && !report)
                    return false;
            }
        }
        return good;
    }

    private ShaclResult Result(Finding found) =>
        new(
            Terms.Term(found.Focus),
            found.Path == 0 ? found.Shape.PathIri : Terms.Value(found.Path),
            found.Value == 0 ? null : Terms.Term(found.Value),
            found.Shape.Node,
            found.Constraint.Component,
            found.Shape.Severity,
            Message(found, MaxReasons)
        );

    private string Message(Finding found, int reasons)
    {
        if (found.Shape.Message is { } own)
            return own;
        var name =
            found.Path != 0 ? Sh.LocalName(Terms.Value(found.Path))
            : found.Shape.Path < 0 ? null
            : found.Shape.Name;
        var text = found.Constraint.Say(found.Shape, name);
        return
            found.Constraint is NodeConstraint { Shape: { Message: null } inner }
            && Reason(inner, found.Value, reasons) is { } why
            ? $"{text} {why}"
            : text;
    }

    /// <summary>The first rule that a node breaks of a shape it must have, which says more than that it does not have it.</summary>
    private string? Reason(Shape shape, int node, int reasons)
    {
        if (reasons == 0 || exhausted)
            return null;
        var outer = findings;
        findings = [];
        try
        {
            Check(shape, node, report: true);
            return findings.Count == 0 ? null : Message(findings[0], reasons - 1);
        }
        catch (ShaclLimitException)
        {
            // What was found stands; it is said in fewer words from here on.
            exhausted = true;
            return null;
        }
        finally
        {
            findings = outer;
        }
    }

    private readonly record struct Finding(Shape Shape, Constraint Constraint, int Focus, int Value, int Path);
}
