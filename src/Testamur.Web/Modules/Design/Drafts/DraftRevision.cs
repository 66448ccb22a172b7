using System.IO.Compression;
using System.Text;
using Testamur.Education.Specifications;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design.Drafts;

/// <summary>The text of a draft as it was at one revision, so that a change that started from it can be joined with later ones.</summary>
internal sealed class DraftRevision : IPartOf<SpecificationVersion>
{
    /// <summary>How many revisions of a version are kept; whoever started from an older one is shown every difference.</summary>
    public const int Kept = 400;

    private DraftRevision() { }

    public InstitutionId Institution { get; private init; }

    public SpecificationId Specification { get; private init; }

    public int Number { get; private init; }

    public int Revision { get; private init; }

    /// <summary>True for the text that was sent when this revision came of a merge.</summary>
    public bool Sent { get; private init; }

    /// <summary>The specification as JSON, compressed (Brotli): it is written often and hardly ever read.</summary>
    public byte[] Text { get; private init; } = [];

    public PersonId By { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static DraftRevision Of(SpecificationVersion version, Specification text, bool sent, PersonId by, DateTimeOffset at) =>
        new()
        {
            Institution = version.Institution,
            Specification = version.Specification,
            Number = version.Number,
            Revision = version.Version,
            Sent = sent,
            Text = Pack(SpecificationJson.Write(text)),
            By = by,
            At = at,
        };

    public Specification Read()
    {
        using var unpacked = new StreamReader(
            new BrotliStream(new MemoryStream(Text), CompressionMode.Decompress),
            Encoding.UTF8
        );
        return SpecificationJson.Read(unpacked.ReadToEnd());
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest))
            packing.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
