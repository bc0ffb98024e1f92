package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import io.virga.dynamodb.Explanation;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.QueryFlushMode;
import org.hibernate.query.SelectionQuery;
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
        var flushMode = query.getFlushMode();
        try {
            query.setFlushMode(FlushModeType.COMMIT);
            return told(query, isMutation(query) ? query::executeUpdate : query::getResultList);
        } finally {
            if (flushMode != null) {
                query.setFlushMode(flushMode);
            }
        }
    }

    public static List<Explanation.Statement> explainSelection(SelectionQuery<?> query) {
        return unflushed(query, query::getResultList);
    }

    public static List<Explanation.Statement> explainMutation(MutationQuery query) {
        return unflushed(query, query::executeUpdate);
    }

    private static List<Explanation.Statement> unflushed(CommonQueryContract query, Runnable run) {
        var flushMode = query.getQueryFlushMode();
        query.setQueryFlushMode(QueryFlushMode.NO_FLUSH);
        try {
            return told(query, run);
        } finally {
            query.setQueryFlushMode(flushMode);
        }
    }

    private static List<Explanation.Statement> told(Object query, Runnable run) {
        var statements = new ArrayList<Explanation.Statement>();
        var outer = STATEMENTS.get();
        STATEMENTS.set(statements);
        try {
            run.run();
        } finally {
            STATEMENTS.set(outer);
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
