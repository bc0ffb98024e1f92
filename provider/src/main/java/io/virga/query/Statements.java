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

    /** All attributes of an entity; the rows are managed entities. */
    default <E> Select<E> select(Class<E> entity) {
        return new Select<>(session(), SelectSpec.from(new Source(entity, null)), Map.of(), entity::cast);
    }

    /** {@link #select(Class)} under an alias. */
    default <E> Select<E> select(Alias<E> entity) {
        return new Select<>(session(), SelectSpec.from(entity.source()), Map.of(), entity.getBindableJavaType()::cast);
    }

    /** Changes rows in the database. */
    default <E> Update<E> update(Class<E> entity) {
        return new Update<>(
                session(), new MutationSpec.Update(new Source(entity, null), List.of(), List.of()), Map.of());
    }

    /** Deletes rows in the database; {@code remove} is for one entity. */
    default <E> Delete<E> delete(Class<E> entity) {
        return new Delete<>(session(), new MutationSpec.Delete(new Source(entity, null), List.of()), Map.of());
    }

    /** Inserts rows in the database; {@code persist} is for entities. */
    default <E> Insert<E> insert(Class<E> entity) {
        return new Insert<>(session(), new Source(entity, null));
    }

    /** An entity with its relations. */
    default <E> Query<E> query(Class<E> entity) {
        return new Query<>(session(), new Level<>(entity));
    }
}
