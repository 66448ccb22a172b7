namespace Testamur.Benchmarks.Issuing;

/// <summary>Ratified awards that have no credential yet, for those who issue one at a time.</summary>
/// <param name="Slug">The institution that awards them.</param>
/// <param name="Other">Another one, which has nothing to do with it.</param>
internal sealed record SingleAwards(string Slug, string Other, Guid Specification, IReadOnlyList<Guid> Awards)
{
    private const int Many = 20_000;

    /// <summary>Copies of one of the demo's awards without a grade, for people of their own.</summary>
    public static async Task<SingleAwards> PrepareAsync(DemoCluster cluster)
    {
        var model = await cluster.AskAsync<Guid>(
            """
            SELECT id FROM learning_awards
            WHERE source = 'list' AND kind = 'Ratified' AND grade IS NULL AND specification_version = 1
            ORDER BY id LIMIT 1
            """
        );
        var awards = await cluster.AskAsync<Guid[]>(
            """
            WITH made AS (
                INSERT INTO learning_awards
                SELECT (jsonb_populate_record(
                    a,
                    jsonb_build_object(
                        'id', gen_random_uuid(), 'learner', NULL, 'learner_email', 'single-' || n || '@evening.example.org'))).*
                FROM learning_awards a, generate_series(1, $2) n WHERE a.id = $1
                RETURNING id)
            SELECT array_agg(id) FROM made
            """,
            model,
            Many
        );
        const string Institution = "FROM alliance_institutions i WHERE i.id";
        const string OfModel = "(SELECT institution FROM learning_awards WHERE id = $1)";
        return new(
            await cluster.AskAsync<string>($"SELECT slug {Institution} = {OfModel}", model),
            await cluster.AskAsync<string>($"SELECT slug {Institution} <> {OfModel} ORDER BY slug LIMIT 1", model),
            await cluster.AskAsync<Guid>("SELECT specification FROM learning_awards WHERE id = $1", model),
            awards
        );
    }
}
