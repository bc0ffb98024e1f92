package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import io.virga.dynamodb.Explanation;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.query.spi.SqmQuery;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Runs a query up to the driver, which says what it would do and answers with nothing. So what is explained is what runs: the same translation, the
 * same parameters.
 */
public final class Explaining {

    private static final ThreadLocal<@Nullable List<Explanation.Statement>> STATEMENTS = new ThreadLocal<>();

    private Explaining() {}

    public static List<Explanation.Statement> explain(Query query) {
        var statements = new ArrayList<Explanation.Statement>();
        var flushMode = query.getFlushMode();
        var outer = STATEMENTS.get();
        STATEMENTS.set(statements);
        try {
            query.setFlushMode(FlushModeType.COMMIT);
            if (isMutation(query)) {
                query.executeUpdate();
            } else {
                query.getResultList();
            }
        } finally {
            STATEMENTS.set(outer);
            if (flushMode != null) {
                query.setFlushMode(flushMode);
            }
        }
        if (statements.isEmpty()) {
            throw new IllegalArgumentException(
                    "the query sent no statement to " + DynamoDialect.class.getSimpleName() + ": " + query);
        }
        return statements;
    }

    private static boolean isMutation(Query query) {
        var hibernate = query.unwrap(org.hibernate.query.Query.class);
        if (hibernate instanceof SqmQuery<?> sqm) {
            return sqm.getSqmStatement() instanceof SqmDmlStatement;
        }
        var text = String.valueOf(hibernate.getQueryString()).strip().toLowerCase(java.util.Locale.ROOT);
        return text.startsWith("insert") || text.startsWith("update") || text.startsWith("delete");
    }

    /** Where what is asked of the driver is to be told instead of done; null when it is to be done. */
    static @Nullable List<Explanation.Statement> current() {
        return STATEMENTS.get();
    }
}
