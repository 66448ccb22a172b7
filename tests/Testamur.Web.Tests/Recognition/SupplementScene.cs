using System.Text.Json;
using Testamur.Web.Modules.Learning;
using Testamur.Web.Platform.Data;
using Testamur.Web.Tests.Design;
using Testamur.Web.Tests.Hosting;
using Testamur.Web.Tests.Issuing;

namespace Testamur.Web.Tests.Recognition;

/// <summary>What a diploma supplement takes beside a recognition: an award of a complete specification, and the institution's seal.</summary>
internal static class SupplementScene
{
    /// <summary>A published specification with all that a diploma supplement has to say.</summary>
    public static async Task<Guid> CompleteAsync(this RecognitionScene scene)
    {
        var content = Scene.GoodContent();
        content["nationalLevels"] = JsonSerializer.SerializeToNode(
            new[]
            {
                new
                {
                    country = "FI",
                    framework = "FiNQF",
                    level = "7",
                    eqfLevel = 7,
                },
            }
        );
        content["qualityAssurance"]
            ?.AsArray()
            .Add(
                JsonSerializer.SerializeToNode(
                    new
                    {
                        kind = "external",
                        procedure = new { en = "Institutional audit", de = "Institutionelles Audit" },
                        type = "institutional-quality-assurance",
                        agency = "Agency of the example",
                        record = "https://agency.example.org/7",
                        agencyCountry = "FI",
                    }
                )
            );
        return (await scene.Design.PublishedAsync(content)).Specification;
    }

    /// <summary>An award of the learner's, like one that was ratified; how one comes about is the matter of other tests.</summary>
    public static Task<Guid> AwardedAsync(this RecognitionScene scene, Guid specification) =>
        scene.App.InScopeAsync(
            scene.Home,
            async services =>
            {
                var award = new Award
                {
                    Institution = scene.Home.Id,
                    Id = new(Guid.CreateVersion7(scene.App.Time.GetUtcNow())),
                    Kind = AwardKind.Ratified,
                    Learner = new(scene.Learner.Id),
                    LearnerName = "Lena Learner",
                    LearnerEmail = "lena@example.org",
                    Specification = specification,
                    SpecificationVersion = 1,
                    AwardedOn = DateOnly.FromDateTime(scene.App.Time.GetUtcNow().UtcDateTime),
                    Grade = "pass",
                    Outcomes = "o1 o2 o3",
                    Source = "taught",
                    DecidedAt = scene.App.Time.GetUtcNow(),
                };
                var db = services.Get<AppDb>();
                db.Add(award);
                await db.SaveChangesAsync();
                return award.Id.Value;
            }
        );

    public static async Task SealedByAsync(this RecognitionScene scene, Authority authority)
    {
        var asked = await scene.Design.PostAsync(
            scene.Design.Administrator,
            "/issuing/seals",
            new { organizationIdentifier = "VATFI-12345678" }
        );
        var request = (await asked.JsonAsync()).GetProperty("request").GetString() ?? "";
        var certificates = authority.Certify(request) + "\n" + authority.Pem;
        await (
            await scene.Design.PutAsync(scene.Design.Administrator, "/issuing/seals/certificate", new { certificates })
        ).JsonAsync();
    }

    public static Task<HttpResponseMessage> SupplementAsync(
        this RecognitionScene scene,
        Guid id,
        Guid award,
        string? birthDate
    ) => scene.HereAsync(HttpMethod.Post, $"/{id}/supplement", new { award, birthDate });
}
