namespace Testamur.Benchmarks.Issuing;

/// <summary>Ratified awards that have no credential yet, for those who issue one at a time.</summary>
internal static class SingleAwards
{
    private const int Many = 20_000;

    /// <summary>Copies of one of the demo's awards, for people of their own.</summary>
    /// <returns>The specification, and the awards.</returns>
    public static async Task<(Guid Specification, Guid[] Awards)> PrepareAsync(DemoCluster cluster, string slug)
    {
        var model = await cluster.AskAsync<Guid>(
            """
            SELECT a.id FROM learning_awards a JOIN alliance_institutions i ON i.id = a.institution
            WHERE i.slug = $1 AND a.source = 'list' AND a.kind = 'Ratified' AND a.grade IS NULL AND a.specification_version = 1
            ORDER BY a.id LIMIT 1
            """,
            slug
        );
        var awards = await cluster.AskAsync<Guid[]>(
            """
            WITH made AS (
                INSERT INTO learning_awards
                SELECT (jsonb_populate_record(
                    a, jsonb_build_object('id', gen_random_uuid(), 'learner', NULL, 'learner_email', 'single-' || n || '@evening.example.org'))).*
                FROM learning_awards a, generate_series(1, $2) n WHERE a.id = $1
                RETURNING id)
            SELECT array_agg(id) FROM made
            """,
            model,
            Many
        );
        return (await cluster.AskAsync<Guid>("SELECT specification FROM learning_awards WHERE id = $1", model), awards);
    }
}
