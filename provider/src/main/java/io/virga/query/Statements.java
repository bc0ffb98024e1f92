package io.virga.query;

import io.virga.internal.query.SelectSpec;
import io.virga.internal.query.Source;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.hibernate.Session;

/** Where statements begin. Every unit of work is one; {@link #on} makes one of any session. */
public interface Statements {

    /** Statements that run in the given session, which it does not close. */
    static Statements on(EntityManager entityManager) {
        Session session = entityManager.unwrap(Session.class);
        return () -> session;
    }

    /** The session in which the statements run. */
    Session session();

    /** All attributes of an entity; the rows are managed entities. */
    default <E> Select<E> select(Class<E> entity) {
        return new Select<>(session(), SelectSpec.from(new Source(entity, null)), Map.of());
    }

    /** {@link #select(Class)} under an alias. */
    default <E> Select<E> select(Alias<E> entity) {
        return new Select<>(session(), SelectSpec.from(entity.source()), Map.of());
    }
}
