package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.model.PhysicalTable;
import java.time.Duration;

/**
 * What of the settings the design of a persistence unit depends on.
 *
 * @param table the table that the URL names
 * @param tablePrefix what the names of all tables begin with
 * @param annotatedKeys whether {@link io.virga.dynamodb.ItemKey} and its like are looked at
 * @param timeOrderedUuids whether generated UUIDs are of version 7
 * @param lastResource whether a JTA transaction may have other resources, which are prepared before this one commits
 * @param journaled whether transactions of any size are to be atomic, for which the table must have a journal
 * @param migrationCheck how old what the unit knows of migrations may be before it asks again
 * @param startMigration whether the tables are migrated when the unit starts
 * @param migrations where the class path has the migrations
 * @param options what schema export gives to tables
 */
public record UnitSettings(
        PhysicalTable table,
        String tablePrefix,
        boolean annotatedKeys,
        boolean timeOrderedUuids,
        boolean lastResource,
        boolean journaled,
        Duration migrationCheck,
        StartMigration startMigration,
        String migrations,
        TableOptions options) {}
