package io.virga.dynamodb.internal.residual;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.engine.Database;
import org.h2.engine.RightOwner;
import org.h2.engine.SessionLocal;
import org.h2.schema.Schema;
import org.h2.table.Table;
import org.jspecify.annotations.NullUnmarked;

/** A schema whose tables are those of the session that asks, so that equal names in several schemas do not meet. */
final class SessionSchema extends Schema {

    private final Map<SessionLocal, Map<String, Table>> tables = new ConcurrentHashMap<>();

    SessionSchema(Database database, int id, String name, RightOwner owner) {
        super(database, id, name, owner, false);
    }

    void add(SessionLocal session, Table table) {
        tables.computeIfAbsent(session, s -> new ConcurrentHashMap<>()).put(table.getName(), table);
    }

    void remove(SessionLocal session) {
        tables.remove(session);
    }

    /** Null where there is none, as H2 has it. */
    @Override
    @NullUnmarked
    public Table findTableOrView(SessionLocal session, String name) {
        return tables.getOrDefault(session, Map.of()).get(name);
    }
}
