package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item of a write set stands for, in the user's words.
 *
 * @param id the primary key values of the row
 * @param constraint the unique constraint that a guard stands for, empty otherwise
 */
public record Subject(TableMapping mapping, List<@Nullable Object> id, Role role, String constraint) {

    /** The part an item plays for its row. */
    public enum Role {
        ROW,
        LOCATOR,
        GUARD,
        /** An index entry that is an item; {@code constraint} names the index. */
        ENTRY,
        /** A row of the item collection, changed along with its root. */
        HEIR,
        /** A row that is not written, and must still be of the version that was read. */
        LOCK,
        /** A row, its locator or guard, that a foreign key refers to; {@code constraint} names the key. */
        PARENT,
        /** An item that was read, or was not there when it was asked for. */
        READ,
        /** The version of an item collection, whose rows come and go. */
        RANGE,
        /** The version of an item collection whose rows were read, and must be the same still. */
        RANGE_READ;

        /** Whether it is checked because it was read. */
        boolean isRead() {
            return this == READ || this == RANGE_READ;
        }

        /** Whether it is not written, only checked. */
        boolean isCheck() {
            return this == LOCK || this == PARENT || this == READ || this == RANGE_READ;
        }
    }

    public static Subject row(TableMapping mapping, List<@Nullable Object> id) {
        return new Subject(mapping, id, Role.ROW, "");
    }

    Subject as(Role role, String constraint) {
        return new Subject(mapping, id, role, constraint);
    }

    @Override
    public String toString() {
        return switch (role) {
            case ROW, READ -> mapping.entity() + id;
            case LOCATOR -> "locator of " + mapping.entity() + id;
            case LOCK -> "version of " + mapping.entity() + id;
            case PARENT -> mapping.entity() + id + ", which " + constraint + " refers to";
            case ENTRY -> "index entry " + constraint + " of " + mapping.entity() + id;
            case RANGE, RANGE_READ -> "item collection of " + mapping.entity();
            case HEIR -> "item beside " + mapping.entity() + id;
            case GUARD -> "guard " + constraint + " of " + mapping.entity() + id;
        };
    }
}
