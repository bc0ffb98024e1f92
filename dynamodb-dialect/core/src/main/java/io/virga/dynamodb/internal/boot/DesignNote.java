package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.migrate.SchemaKeys;
import io.virga.dynamodb.internal.model.Value;
import java.util.TreeMap;

/** The schema item and the snapshot file as start-up reads them. */
public final class DesignNote implements SchemaKeys {

    @Override
    public Value replaced(Value stored, Catalog before, Catalog after) {
        var own = SchemaSnapshot.of(after);
        if (stored.isNull()) {
            return own.toValue();
        }
        var others = new TreeMap<>(SchemaSnapshot.of(stored).tables());
        SchemaSnapshot.of(before).tables().keySet().forEach(others::remove);
        return own.over(new SchemaSnapshot(others)).toValue();
    }

    /** The text of {@code META-INF/virga/<unit>.json}. */
    public static String file(Catalog design) {
        return SnapshotFile.text(SchemaSnapshot.of(design));
    }
}
