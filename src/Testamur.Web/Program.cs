using Testamur.Web.Demo;
using Testamur.Web.Modules.Agreements;
using Testamur.Web.Modules.Alliance;
using Testamur.Web.Modules.Catalogue;
using Testamur.Web.Modules.Counselling;
using Testamur.Web.Modules.Design;
using Testamur.Web.Modules.Funding;
using Testamur.Web.Modules.Issuing;
using Testamur.Web.Modules.Learning;
using Testamur.Web.Modules.PriorLearning;
using Testamur.Web.Modules.Quality;
using Testamur.Web.Modules.Recognition;
using Testamur.Web.Modules.Stacks;
using Testamur.Web.Modules.Verification;
using Testamur.Web.Modules.Wallet;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform();
builder.AddAlliance();
builder.AddDesign();
builder.AddQuality();
builder.AddCatalogue();
builder.AddLearning();
builder.AddIssuing();
builder.AddWallet();
builder.AddVerification();
builder.AddStacks();
builder.AddAgreements();
builder.AddRecognition();
builder.AddFunding();
builder.AddCounselling();
builder.AddPriorLearning();
builder.AddDemo();

var app = builder.Build();
if (args is ["schema", var what, ..])
    return await SchemaCommand.RunAsync(app, what);

try
{
    CatalogueModule.RequireCatalogue();
    await app.PrepareAsync();
    await app.PrepareDemoAsync();
}
catch (StartRefusedException refused)
{
    await app.DisposeAsync(); // writes what was logged until here
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

app.UsePlatform();
var routes = ApiRoutes.Create(app);
routes.MapAlliance();
routes.MapDesign();
routes.MapQuality();
routes.MapCatalogue();
routes.MapLearning();
routes.MapIssuing();
routes.MapWallet();
routes.MapVerification();
routes.MapStacks();
routes.MapAgreements();
routes.MapRecognition();
routes.MapFunding();
routes.MapCounselling();
routes.MapPriorLearning();
await app.RunAsync();
return 0;
