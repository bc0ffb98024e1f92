package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row of a commit that stopped on its way.
 *
 * @param id the primary key values, canonical
 */
public record RowState(TableMapping mapping, List<@Nullable Object> id, State state) {

    /** What became of it. */
    public enum State {
        WRITTEN,
        NOT_WRITTEN,
        /** It was sent, and no answer came. */
        UNKNOWN
    }

    /** A row, whatever tables it stands in. */
    record Row(String entity, List<@Nullable Object> id) {}
}
