package io.virga.dynamodb.internal.boot;

import java.util.Optional;
import org.hibernate.service.ServiceRegistry;

/** The schema snapshot on the class path, {@code META-INF/virga/<unit>.json}. */
final class SnapshotFile {

    private SnapshotFile() {}

    /** @param unit the name of the persistence unit */
    static Optional<SchemaSnapshot> find(ServiceRegistry registry, String unit) {
        return Optional.empty();
    }
}
