package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.Reference;
import io.virga.dynamodb.internal.model.Attribute;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A table of Hibernate's relational model, reduced to what a key design depends on.
 *
 * @param name as SQL text writes it
 * @param token what stands for it in keys: the entity's name for an entity's own table, else the table's
 * @param entity the entity or collection role, for messages
 * @param primaryKey its columns; all columns for a set without one
 * @param indexes the columns of each index
 * @param version the version column, empty where there is none
 * @param columnsByAttribute the columns of each basic, to-one and id attribute of the entity, {@code a.b} for one of an
 *     embeddable
 * @param declared what annotations say
 */
record RelationalTable(
        String name,
        String token,
        String entity,
        List<Attribute> attributes,
        List<String> primaryKey,
        List<ForeignKey> foreignKeys,
        List<List<String>> indexes,
        List<Unique> uniques,
        String version,
        Map<String, List<String>> columnsByAttribute,
        Declared declared) {

    /**
     * @param parentColumns the referenced columns, in the order of {@code columns}
     * @param toPrimaryKey whether they are the parent's primary key
     * @param owning whether it is the key of a collection, pointing at its owner
     * @param constraint what SQL would call it, empty where it would not keep it
     * @param onDelete what becomes of the rows that refer to a deleted one
     */
    record ForeignKey(
            String parent,
            List<String> columns,
            List<String> parentColumns,
            boolean toPrimaryKey,
            boolean owning,
            String constraint,
            Reference.OnDelete onDelete) {

        ForeignKey(
                String parent, List<String> columns, List<String> parentColumns, boolean toPrimaryKey, boolean owning) {
            this(parent, columns, parentColumns, toPrimaryKey, owning, "", Reference.OnDelete.NOTHING);
        }
    }

    record Unique(String name, List<String> columns) {}

    Attribute attribute(String column) {
        return attributes.stream()
                .filter(attribute -> attribute.column().equals(column))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + column + " in " + name));
    }

    List<String> columnsOf(String attribute) {
        return columnsByAttribute.getOrDefault(attribute, List.of());
    }

    boolean isForeignKeyOrUnique(List<String> columns) {
        var set = new HashSet<>(columns);
        return foreignKeys.stream().anyMatch(key -> set.equals(new HashSet<>(key.columns())))
                || uniques.stream().anyMatch(unique -> set.equals(new HashSet<>(unique.columns())));
    }
}
