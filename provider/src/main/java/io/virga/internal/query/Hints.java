package io.virga.internal.query;

import java.util.Map;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.MutationQuery;
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

    /** The caller expects one row: DynamoDB then needs not be asked how many there are. */
    static void expectOne(MutationQuery query, SharedSessionContractImplementor session) {
        if (isOurs(session)) {
            ((AbstractCommonQueryContract) query).getQueryOptions().addDatabaseHint("virga.dynamodb.expect=one");
        }
    }

    private static boolean isOurs(SharedSessionContractImplementor session) {
        return OURS_BY_DIALECT.get(
                session.getFactory().getJdbcServices().getDialect().getClass());
    }

    /** Hints of ours mean nothing to other databases, and are left out there. */
    static void apply(Map<String, Object> hints, SelectionQuery<?> query, SharedSessionContractImplementor session) {
        hints.forEach((name, value) -> {
            if (!name.startsWith(OURS)) {
                query.setHint(name, value);
            } else if (isOurs(session)) {
                ((AbstractCommonQueryContract) query).getQueryOptions().addDatabaseHint(name + "=" + value);
            }
        });
    }
}
