package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.schema.MigrationException.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code virga explain}: refuses by name until the dialect shows its plans. */
@Command(name = "explain", description = "Shows how a JPQL query is answered. Not there yet.", hidden = true)
@SuppressWarnings("NullAway.Init") // set by picocli
final class ExplainQuery extends Tool {

    @Parameters(paramLabel = "QUERY", description = "JPQL.")
    private String query;

    @Override
    public Integer call() {
        throw Settings.refused(
                Kind.USAGE,
                "EXPLAIN",
                "plans of queries cannot be shown by the command line yet",
                query,
                "The log io.virga.dynamodb shows scans, RequestLog the requests of a query.");
    }
}
