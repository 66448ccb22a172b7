using System.CommandLine;
using Testamur.Cli;
using Testamur.Cli.Commands;
using Testamur.Cli.VcApi;

var root = new RootCommand("Testamur: issue and verify European micro-credentials. Nothing is fetched from the network.")
{
    new Command("key", "Keys that sign credentials.") { KeyGenerate.Command() },
    new Command("credential", "Issue, derive and verify credentials.")
    {
        CredentialIssue.Command(TimeProvider.System),
        CredentialDerive.Command(),
        CredentialConvert.Command(),
        CredentialVerify.Command(TimeProvider.System),
    },
    new Command("jsonld", "JSON-LD 1.1.") { JsonLdCommands.Expand(), JsonLdCommands.Compact() },
    new Command("rdf", "RDF datasets.") { JsonLdCommands.FromJsonLd(), RdfCanonicalize.Command() },
    new Command("shacl", "Shapes of RDF data.") { ShaclValidate.Command() },
    new Command("elm", "The European Learning Model.") { ElmValidate.Command() },
    VocabularyCommands.Create(),
    VcApiCommand.Command(TimeProvider.System),
    DesignCommands.Create(),
    new Command("stack", "Pathways to larger certificates.") { StackCommands.Evaluate(), StackCommands.Check() },
    new Command("grade", "Grades.") { GradeConvert.Command() },
    new Command("observatory", "Studies of micro-credentials.") { ObservatoryReproduce.Command() },
    new Command("audit", "Audit logs of a platform.") { AuditVerify.Command() },
    new Command("recognition", "Recognition of credentials by others.") { RecognitionRead.Command() },
};

var parsed = root.Parse(args);
if (parsed.Errors.Count == 0)
    return await parsed.InvokeAsync().ConfigureAwait(false);
foreach (var error in parsed.Errors)
    Console.Error.WriteLine(error.Message);
return Exit.Usage;
