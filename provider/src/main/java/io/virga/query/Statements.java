package io.virga.query;

import io.virga.internal.query.MutationSpec;
import io.virga.internal.query.SelectSpec;
import io.virga.internal.query.Source;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Where statements begin. Every unit of work is one; {@link #on} makes one of any session. */
public interface Statements extends Projections {

    /** Statements that run in the given session, which it does not close. */
    static Statements on(EntityManager entityManager) {
        Session session = entityManager.unwrap(Session.class);
        return () -> session;
    }

    /**
     * Statements that belong to no session yet: to be kept in a constant, and run by {@code STATEMENT.on(session)}. The
     * static metamodel must be there before them.
     */
    static Statements detached() {
        return () -> {
            throw new IllegalStateException(
                    "DETACHED: the statement belongs to no session [Statements.detached()]. Call on(session) first.");
        };
    }

    /** All attributes of an entity; the rows are managed entities. */
    default <E> Select<E> select(Class<E> entity) {
        return new Select<>(this::session, SelectSpec.from(new Source(entity, null)), Map.of(), entity::cast);
    }

    /** {@link #select(Class)} under an alias. */
    default <E> Select<E> select(Alias<E> entity) {
        return new Select<>(
                this::session, SelectSpec.from(entity.source()), Map.of(), entity.getBindableJavaType()::cast);
    }

    /** Changes rows in the database. */
    default <E> Update<E> update(Class<E> entity) {
        return new Update<>(
                this::session, new MutationSpec.Update(new Source(entity, null), List.of(), List.of()), Map.of());
    }

    /** Deletes rows in the database; {@code remove} is for one entity. */
    default <E> Delete<E> delete(Class<E> entity) {
        return new Delete<>(this::session, new MutationSpec.Delete(new Source(entity, null), List.of()), Map.of());
    }

    /** Inserts rows in the database; {@code persist} is for entities. */
    default <E> Insert<E> insert(Class<E> entity) {
        return new Insert<>(this::session, new Source(entity, null));
    }

    /** An entity with its relations. */
    default <E> Query<E> query(Class<E> entity) {
        return new Query<>(this::session, Map.of(), new Level<>(entity));
    }
}
