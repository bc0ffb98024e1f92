package io.virga.internal.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that writes rows, as a value. */
public sealed interface MutationSpec {

    Source entity();

    <R> R accept(Visitor<R> visitor);

    /** Of the rows that meet all conditions. */
    record Update(Source entity, List<Assignment> set, List<Predicate> where) implements MutationSpec {
        public Update {
            set = List.copyOf(set);
            where = List.copyOf(where);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.update(this);
        }
    }

    /** Of the rows that meet all conditions. */
    record Delete(Source entity, List<Predicate> where) implements MutationSpec {
        public Delete {
            where = List.copyOf(where);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.delete(this);
        }
    }

    /**
     * @param columns what each row has a value for
     * @param rows empty where {@code select} makes the rows
     * @param conflict null where a row that is there already is an error
     */
    record Insert(
            Source entity,
            List<AttributeRef> columns,
            List<List<Operand>> rows,
            @Nullable SelectSpec select,
            @Nullable Conflict conflict)
            implements MutationSpec {
        public Insert {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.insert(this);
        }
    }

    /**
     * What becomes of a row that meets one with the same values of {@code target}.
     *
     * @param update empty for nothing
     * @param where which of the rows already there are updated; {@link #EXCLUDED} is the row that was to be inserted
     */
    record Conflict(List<AttributeRef> target, List<Assignment> update, List<Predicate> where) {
        public Conflict {
            target = List.copyOf(target);
            update = List.copyOf(update);
            where = List.copyOf(where);
        }
    }

    /** The alias of the row that was to be inserted; no alias of a user's begins with a minus. */
    String EXCLUDED = "-excluded";

    interface Visitor<R> {
        R update(Update update);

        R delete(Delete delete);

        R insert(Insert insert);
    }
}
