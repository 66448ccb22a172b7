using Testamur.Web.Modules.Alliance;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Demo;

/// <summary>The alliance, its three universities with their awarding rights and units, and the people with their roles.</summary>
internal sealed class DemoMembers(DemoStage stage, TimeProvider time)
{
    private readonly Dictionary<string, UnitId> _units = new(StringComparer.Ordinal);

    /// <summary>The units by the id they have in the file, once they are made.</summary>
    public IReadOnlyDictionary<string, UnitId> Units => _units;

    public async Task<IReadOnlyDictionary<string, Tenant>> SeedAsync(DemoFiles.AllianceFile file)
    {
        var tenants = file.Members.ToDictionary(
            member => member.Id,
            member => new Tenant(Ids.New<InstitutionId>(time), member.Id, member.Name["en"])
        );
        await stage.ActAsync(
            null,
            null,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                db.Add(new AllianceProfile { Name = file.Alliance.Name["en"], Website = file.Alliance.Url });
                foreach (var member in file.Members)
                    db.Add(InstitutionOf(member, tenants[member.Id]));
                return await db.SaveChangesAsync();
            }
        );
        foreach (var right in file.AwardingRights)
            await AddRightAsync(right, tenants[right.Organisation]);
        foreach (var unit in file.Units)
            await AddUnitAsync(unit, tenants[unit.Organisation]);
        foreach (var person in file.People)
            await AddPersonAsync(person, tenants);
        return tenants;
    }

    private Institution InstitutionOf(DemoFiles.Member member, Tenant tenant) =>
        new()
        {
            Id = tenant.Id,
            Slug = member.Id,
            Name = member.Name["en"],
            LegalName = member.Name["en"],
            CountryCode = member.Country,
            Website = member.Url,
            JoinedAt = time.GetUtcNow(),
        };

    private Task<int> AddRightAsync(DemoFiles.RightRow right, Tenant tenant) =>
        stage.ActAsync(
            null,
            tenant,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                db.Add(
                    new AwardingRight
                    {
                        Institution = tenant.Id,
                        Id = Ids.New<AwardingRightId>(time),
                        Basis = right.Source,
                        EqfFrom = right.EqfLevels.Min(),
                        EqfTo = right.EqfLevels.Max(),
                        ValidFrom = right.From,
                        ValidUntil = right.Until,
                    }
                );
                return await db.SaveChangesAsync();
            }
        );

    private async Task AddPersonAsync(DemoFiles.PersonRow row, Dictionary<string, Tenant> tenants)
    {
        var person = await stage.MustAsync(
            null,
            null,
            services =>
                services
                    .GetRequiredService<Accounts>()
                    .CreateAsync(row.Name, row.Email, DemoAccounts.Password, "en", confirmed: true)
        );
        if (RoleOf(row.Role) is not { } role)
            return;
        foreach (var place in (string[])[row.Organisation, .. row.AlsoAt ?? []])
            await AddRoleAsync(new(person.Id), role, row.Unit is { } unit ? Units[unit] : null, tenants[place]);
    }

    private Task<int> AddUnitAsync(DemoFiles.UnitRow row, Tenant tenant) =>
        stage.ActAsync(
            null,
            tenant,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                var unit = new OrganisationUnit
                {
                    Institution = tenant.Id,
                    Id = Ids.New<UnitId>(time),
                    Name = row.Name,
                    CreatedAt = time.GetUtcNow(),
                };
                db.Add(unit);
                _units.Add(row.Id, unit.Id);
                return await db.SaveChangesAsync();
            }
        );

    private Task<int> AddRoleAsync(PersonId person, Role role, UnitId? unit, Tenant tenant) =>
        stage.ActAsync(
            null,
            tenant,
            async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                db.Add(
                    new Membership
                    {
                        Institution = tenant.Id,
                        Person = person,
                        Role = role,
                        Unit = unit,
                        Since = time.GetUtcNow(),
                    }
                );
                if (role == Role.Administrator)
                    (await db.Users.FindAsync(person.Value))!.IsAllianceAdministrator = true; // made above
                return await db.SaveChangesAsync();
            }
        );

    private static Role? RoleOf(string role) =>
        role switch
        {
            "administrator" => Role.Administrator,
            "author" => Role.Author,
            "qaOfficer" => Role.QaOfficer,
            "boardMember" => Role.Approver,
            "assessor" => Role.Assessor,
            "registrar" => Role.Registrar,
            "recognitionOfficer" => Role.RecognitionOfficer,
            "counsellor" => Role.Counsellor,
            "adviser" => Role.Adviser,
            _ => null,
        };
}
