using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>Tells everybody who wrote a version what became of it.</summary>
internal sealed class AuthorMessages(
    AppDb db,
    CurrentTenant tenant,
    ISpecifications specifications,
    IPeople people,
    TimeProvider time
)
{
    public async Task SendAsync(Review review, string kind, string[] arguments, CancellationToken cancel)
    {
        if (await specifications.FindAsync(review.Specification, review.Number, cancel) is not { } version)
            return;
        PersonId[] authors = [.. version.Authors.Select(author => new PersonId(author))];
        var link = $"/t/{tenant.Tenant?.Slug}/design/{review.Specification}/{review.Number}";
        foreach (var author in (await people.FindAllAsync(authors, cancel)).Values)
            db.Publish(new MessageRequested(author.Id, author.Email, author.Language, kind, arguments, link), time);
    }
}
