package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.AttributeType;
import org.jspecify.annotations.Nullable;

/** A forward-only cursor over result rows. Columns count from 1. Not safe for use by several threads. */
public interface Rows extends AutoCloseable {

    int columnCount();

    String label(int column);

    AttributeType type(int column);

    boolean next();

    /** The canonical value of a column in the current row, null for SQL null. */
    @Nullable
    Object get(int column);

    @Override
    void close();
}
