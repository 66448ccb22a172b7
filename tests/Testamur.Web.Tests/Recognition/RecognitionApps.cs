using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Web.Tests.Recognition;

/// <summary>The tests of recognition share a platform on each database, one after another, since starting one takes longer than most of them.</summary>
[CollectionDefinition(RecognitionApps.Name)]
public sealed class RecognitionTestGroup : ICollectionFixture<RecognitionApps>;

/// <summary>The platform on each database, with an agreement that a test puts in force for one receiver.</summary>
public sealed class RecognitionApps : LentApps
{
    public const string Name = "Recognition";

    private static readonly GivenAgreement Given = new();

    internal GivenAgreement Agreement { get; } = Given;

    private protected override void Replace(IServiceCollection services) => services.AddSingleton<IAgreementRoute>(Given);
}

/// <summary>One agreement: it covers what one issuer states in ECTS, up to a cap for each learner.</summary>
internal sealed class GivenAgreement : IAgreementRoute
{
    public Guid Id { get; } = Guid.Parse("00000000-0000-4000-8000-0000000a9ee3");

    /// <summary>Whose credentials it covers; null while it is not in force.</summary>
    public string? Issuer { get; set; }

    /// <summary>In hundredths of a credit.</summary>
    public int Cap { get; set; } = 1000;

    public Task<AgreementAnswer> AskAsync(AgreementQuestion question, CancellationToken cancel)
    {
        if (Issuer is null || question.Credential.IssuerId != Issuer)
            return Task.FromResult(new AgreementAnswer(null, null));
        if (question.Credential is not { Verdict: FactVerdict.Valid, Ects: { } ects })
            return Task.FromResult(new AgreementAnswer(null, "ectsMissing"));
        return Task.FromResult(
            question.Before.Where(one => one.Agreement == Id).Sum(one => one.Ects) + ects > Cap
                ? new AgreementAnswer(null, "cap")
                : new(new(Id, 2, "Agreement of two rivers", "2.1", ects, question.TargetUri, "none"), null)
        );
    }
}
