namespace Testamur.Web.Platform.Identity;

/// <summary>What a route asks for.</summary>
internal enum Permission
{
    /// <summary>Any member of the institution's staff.</summary>
    SeeInstitution,
    ManageInstitution,
    ManageKeys,
    DraftSpecification,
    ReviewSpecification,
    ApproveSpecification,
    PublishSpecification,
    ManageOffering,
    Assess,
    AdvisePriorLearning,
    RatifyAward,
    Issue,
    Revoke,
    SeeAudit,
    NegotiateAgreement,
    SignAgreement,
    DecideRecognition,
    ManageFunding,

    /// <summary>Plans with a learner who has given access.</summary>
    Counsel,
}
