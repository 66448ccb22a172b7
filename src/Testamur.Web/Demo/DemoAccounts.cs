namespace Testamur.Web.Demo;

/// <summary>Tells whoever started the demo where to go and as whom.</summary>
internal static class DemoAccounts
{
    /// <summary>Printed on the console and in the README: the demo protects nothing.</summary>
    public const string Password = "testamur-demo";

    /// <param name="address">Where the server listens.</param>
    /// <param name="publicUrl">What stands in links and identifiers.</param>
    public static void Print(TextWriter console, string address, string publicUrl, DemoFiles.AllianceFile file)
    {
        console.WriteLine();
        console.WriteLine($"  {file.Alliance.Name["en"]} is open at {address}");
        console.WriteLine($"  Catalogue {address}/catalogue   Verify {address}/verify   API {address}/openapi/v1.json");
        if (address.TrimEnd('/') != publicUrl.TrimEnd('/'))
            console.WriteLine(
                $"  Links in mail and identifiers in credentials begin with {publicUrl}; --public-url names another for a new folder."
            );
        console.WriteLine();
        console.WriteLine($"  Demo accounts, all with the password {Password}");
        foreach (var person in file.People)
            console.WriteLine($"    {RoleOf(person), -16} {person.Email, -34} {person.Name}{UnitOf(person, file)}");
        console.WriteLine();
    }

    private static string UnitOf(DemoFiles.PersonRow person, DemoFiles.AllianceFile file) =>
        person.Unit is { } id ? $", {file.Units.Single(unit => unit.Id == id).Name.In()}" : "";

    private static string RoleOf(DemoFiles.PersonRow person) =>
        person.Role switch
        {
            "qaOfficer" => "quality officer",
            "boardMember" => "board member",
            "recognitionOfficer" => "recognition",
            var role => role,
        };
}
