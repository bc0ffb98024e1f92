package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.predicate.Operand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The write of one row: columns to operands.
 *
 * @param values the columns that are set
 * @param key the columns that identify the row; a collection row may be identified by all of them
 * @param check what the stored row must still hold: the version, or every column of an entity that is locked by them
 * @param seen the columns that decided on the write: what the row held in them when it was read, it must still hold
 */
public record RowWrite(
        Kind kind,
        TableMapping mapping,
        Map<String, Operand> values,
        Map<String, Operand> key,
        Map<String, Operand> check,
        Set<String> seen) {

    /** What is done to the row. */
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    public RowWrite {
        values = new LinkedHashMap<>(values);
        key = new LinkedHashMap<>(key);
        check = new LinkedHashMap<>(check);
        seen = Set.copyOf(seen);
    }

    /** A write that nothing of the row decides on. */
    public RowWrite(
            Kind kind,
            TableMapping mapping,
            Map<String, Operand> values,
            Map<String, Operand> key,
            Map<String, Operand> check) {
        this(kind, mapping, values, key, check, Set.of());
    }
}
