package io.virga.dynamodb.schema;

import java.util.List;

/**
 * What a run would do.
 *
 * @param reverting whether the migration is taken back
 * @param resumed whether it was begun before
 * @param steps a line each, with its phase before it
 * @param rows the rows of the tables that it rewrites, where it was counted
 * @param changing those of them that it would write
 * @param destructive the steps that delete what no step back brings again
 */
public record PlannedMigration(
        String id,
        boolean reverting,
        boolean resumed,
        List<String> steps,
        long rows,
        long changing,
        List<String> destructive) {
    public PlannedMigration {
        steps = List.copyOf(steps);
        destructive = List.copyOf(destructive);
    }
}
