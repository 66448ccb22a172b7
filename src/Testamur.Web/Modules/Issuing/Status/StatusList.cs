using System.Security.Cryptography;
using Testamur.Credentials.Status;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Status;

/// <summary>
/// A status list and how many of its entries are given out. Entries are taken in a random order drawn when the list was made, so that an
/// index tells nothing about when a credential was issued or beside which others.
/// </summary>
internal sealed class StatusList : IForAllUnits
{
    public required InstitutionId Institution { get; init; }

    public required StatusListId Id { get; init; }

    public required int Length { get; init; }

    /// <summary>The next place of the order that is free.</summary>
    public int Next { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The order in which a list's entries are given out; in a table of its own, since it is half a megabyte.</summary>
internal sealed class StatusOrder : IForAllUnits
{
    public required InstitutionId Institution { get; init; }

    public required StatusListId List { get; init; }

    /// <summary>A permutation of all indices, four bytes each.</summary>
    public required byte[] Indices { get; init; }

    /// <summary>The indices in a part of <see cref="Indices"/>.</summary>
    public static IReadOnlyList<int> Read(byte[] part) => new StatusAllocator(part).Take(0, part.Length / sizeof(int));

    public static StatusOrder Draw(InstitutionId institution, StatusListId list) =>
        new()
        {
            Institution = institution,
            List = list,
            Indices = StatusAllocator.Draw(BitstringStatusList.MinimumLength, RandomNumberGenerator.Fill).Order.ToArray(),
        };
}
