package io.virga.internal.query;

import java.util.Map;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.spi.AbstractCommonQueryContract;

/** Hints of an execution. Hibernate passes hints of ours to the dialect only as text. */
final class Hints {

    private static final String OURS = "virga.";

    private static final ClassValue<Boolean> OURS_BY_DIALECT = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            for (Class<?> c = type; c != null; c = c.getSuperclass()) {
                if (c.getName().startsWith("io.virga.")) {
                    return true;
                }
            }
            return false;
        }
    };

    private Hints() {}

    /** Hints of ours mean nothing to other databases, and are left out there. */
    static void apply(Map<String, Object> hints, SelectionQuery<?> query, SharedSessionContractImplementor session) {
        hints.forEach((name, value) -> {
            if (!name.startsWith(OURS)) {
                query.setHint(name, value);
            } else if (OURS_BY_DIALECT.get(
                    session.getFactory().getJdbcServices().getDialect().getClass())) {
                ((AbstractCommonQueryContract) query).getQueryOptions().addDatabaseHint(name + "=" + value);
            }
        });
    }
}
