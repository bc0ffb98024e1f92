package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What an application does for the sake of a migration that runs: which rows have two forms, and whether it writes both.
 * Immutable.
 *
 * @param stage how far the migration is, as far as writers are concerned
 * @param byTable by {@link TableMapping#name()}; none where no migration runs
 */
public record DualForms(Stage stage, Map<String, RowForms> byTable) {

    /** What becomes of the other form of a row that is written. */
    public enum Stage {
        /** It is written as well. */
        BOTH,
        /** Nobody reads it any more: it is removed. */
        LAST
    }

    /** No migration runs. */
    public static final DualForms NONE = new DualForms(Stage.BOTH, Map.of());

    public DualForms {
        byTable = Map.copyOf(byTable);
    }

    boolean isNone() {
        return byTable.isEmpty();
    }

    Optional<RowForms> of(TableMapping mapping) {
        return byTable.isEmpty() ? Optional.empty() : Optional.ofNullable(byTable.get(mapping.name()));
    }

    /** Whether the rows of a table have two items each. */
    boolean splits(TableMapping mapping) {
        return of(mapping).filter(forms -> !forms.keepsKey()).isPresent();
    }

    /** Whether the rows of one of these tables have two items each. */
    boolean splitsAny(Collection<TableMapping> mappings) {
        return !isNone() && mappings.stream().anyMatch(this::splits);
    }
}
