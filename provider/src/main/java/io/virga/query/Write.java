package io.virga.query;

import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/** A statement that writes rows in the database: an immutable value. */
public sealed interface Write permits Insert, Update, Delete {

    /** The value of a placeholder; a second value for a name replaces the first. */
    Write bind(String placeholder, Object value);

    /** The same statement in another session. */
    Write on(Session other);

    /**
     * Runs it.
     *
     * @return the number of rows
     * @throws jakarta.persistence.TransactionRequiredException without a transaction
     */
    int execute();

    /**
     * The SQL that the session's database would get; nothing runs. Of an entity with several tables, Hibernate sends more
     * than this.
     */
    String sql();

    /**
     * The statement as Hibernate's query, for what only that can do.
     *
     * @throws jakarta.persistence.TransactionRequiredException without a transaction
     */
    MutationQuery toQuery();
}
