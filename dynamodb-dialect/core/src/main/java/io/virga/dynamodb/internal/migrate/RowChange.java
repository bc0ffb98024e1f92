package io.virga.dynamodb.internal.migrate;

import java.util.List;

/**
 * What happens to the rows of one table.
 *
 * @param mapping the name of the relational table
 * @param changes in the order in which they are made; keys, indexes and markers follow from the definition afterwards
 * @param notes what of the keys changes, for whoever reviews the file; nothing depends on it
 */
record RowChange(String mapping, List<AttributeChange> changes, List<String> notes) {
    RowChange {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }
}
