using System.Globalization;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>Rows of those who teach, design, need and sign, as fields, and back.</summary>
internal static class DesignRows
{
    public static void Write(FormValues form, Specification spec)
    {
        FormParts.WriteOrganisations(form, "coProviders", spec.CoProviders);
        form.SetRows("staff", spec.Staff.Count);
        for (var i = 0; i < spec.Staff.Count; i++)
        {
            form.Set($"staff[{i}].function", spec.Staff[i].Function);
            form.Set($"staff[{i}].subject", spec.Staff[i].Subject);
            form.Set($"staff[{i}].teaching", spec.Staff[i].Teaching);
        }
        WritePartners(form, "coDesigners", spec.CoDesigners);
        WritePartners(form, "review.outside", spec.Review?.Outside ?? []);
        form.SetRows("need", spec.Need.Count);
        for (var i = 0; i < spec.Need.Count; i++)
        {
            form.Set($"need[{i}].kind", spec.Need[i].Kind.ToString());
            form.Set($"need[{i}].text", spec.Need[i].Text);
            form.Set($"need[{i}].link", spec.Need[i].Link);
            form.Set($"need[{i}].date", spec.Need[i].Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        form.SetRows("signatories", spec.Signatories.Count);
        for (var i = 0; i < spec.Signatories.Count; i++)
            form.Set($"signatories[{i}].name", spec.Signatories[i]);
    }

    public static List<TeachingStaff> ReadStaff(FormValues form, FormReading reading) =>
        reading.Rows(
            "staff",
            (row, _) => new TeachingStaff(form.Lang($"{row}.function"), form.Lang($"{row}.subject"), form.Lang($"{row}.teaching"))
        );

    public static List<CoDesigner> ReadPartners(FormValues form, FormReading reading, string list) =>
        reading.Rows(
            list,
            (row, _) => new CoDesigner(reading.Choice<PartnerKind>($"{row}.kind") ?? default, form.Lang($"{row}.name"))
        );

    public static List<NeedEvidence> ReadNeed(FormValues form, FormReading reading) =>
        reading.Rows(
            "need",
            (row, _) =>
                new NeedEvidence(
                    reading.Choice<NeedKind>($"{row}.kind") ?? default,
                    form.Lang($"{row}.text"),
                    form.Text($"{row}.link"),
                    reading.Day($"{row}.date")
                )
        );

    public static List<LangText> ReadSignatories(FormValues form, FormReading reading) =>
        reading.Rows("signatories", (row, _) => form.Lang($"{row}.name"));

    private static void WritePartners(FormValues form, string list, IReadOnlyList<CoDesigner> partners)
    {
        form.SetRows(list, partners.Count);
        for (var i = 0; i < partners.Count; i++)
        {
            form.Set($"{list}[{i}].kind", partners[i].Kind.ToString());
            form.Set($"{list}[{i}].name", partners[i].Name);
        }
    }
}
