package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row that could not be written because the stored state is not what the transaction saw. Nothing was written. */
public final class RowConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What stood in the way. */
    public enum Kind {
        /** Changed or removed by another transaction. */
        STALE,
        /** A row with this primary key exists. */
        DUPLICATE_ID,
        /** Another row holds these values of a unique constraint. */
        DUPLICATE_VALUE,
        /** A foreign key refers to a row that is not there. */
        MISSING_PARENT
    }

    private final transient TableMapping mapping;
    private final transient List<@Nullable Object> id;
    private final Kind kind;
    private final String constraint;

    RowConflict(Kind kind, TableMapping mapping, List<@Nullable Object> id, String constraint) {
        super(message(kind, mapping, id, constraint));
        this.kind = kind;
        this.mapping = mapping;
        this.id = id;
        this.constraint = constraint;
    }

    /** What it means that the condition of this item's write does not hold. */
    static RowConflict of(PendingItem item) {
        var subject = item.subject();
        if (subject.role() == Subject.Role.RANGE || subject.role() == Subject.Role.RANGE_READ) {
            return new RowConflict(Kind.STALE, subject.mapping(), List.of(), "");
        }
        if (subject.role() == Subject.Role.PARENT) {
            return new RowConflict(Kind.MISSING_PARENT, subject.mapping(), subject.id(), subject.constraint());
        }
        if (item.before().isPresent() || subject.role().isRead()) {
            return new RowConflict(Kind.STALE, subject.mapping(), subject.id(), "");
        }
        return duplicate(subject);
    }

    /** What it means that there is an item already where this one is to be new. */
    static RowConflict duplicate(Subject subject) {
        return subject.role() == Subject.Role.GUARD
                ? new RowConflict(Kind.DUPLICATE_VALUE, subject.mapping(), subject.id(), subject.constraint())
                : new RowConflict(Kind.DUPLICATE_ID, subject.mapping(), subject.id(), "primary key");
    }

    private static String message(Kind kind, TableMapping mapping, List<@Nullable Object> id, String constraint) {
        if (kind == Kind.STALE && id.isEmpty()) {
            return "rows were added to or taken from an item collection by another transaction: " + mapping.entity();
        }
        var row = mapping.entity() + id;
        return switch (kind) {
            case STALE -> "row was changed or removed by another transaction: " + row;
            case DUPLICATE_ID -> "a row with this primary key exists: " + row;
            case DUPLICATE_VALUE -> "another row holds the values of constraint " + constraint + ": " + row;
            case MISSING_PARENT -> "foreign key " + constraint + " refers to a row that is not there: " + row;
        };
    }

    public Kind kind() {
        return kind;
    }

    public TableMapping mapping() {
        return mapping;
    }

    /** The primary key values, canonical. */
    public List<@Nullable Object> id() {
        return id;
    }

    /** The name of the violated constraint, empty for {@link Kind#STALE}. */
    public String constraint() {
        return constraint;
    }
}
