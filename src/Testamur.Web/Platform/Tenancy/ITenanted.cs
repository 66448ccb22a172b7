namespace Testamur.Web.Platform.Tenancy;

/// <summary>A row that belongs to one institution: filtered on reading and guarded on writing by <see cref="Data.AppDb"/>.</summary>
internal interface ITenanted
{
    InstitutionId Institution { get; }
}
