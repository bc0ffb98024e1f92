package io.virga.query.blog;

import io.virga.query.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * A blog on H2 in memory, under plain Hibernate. Users ann (17), bob (25), cid (40), dan (no age); ann, bob and cid live
 * somewhere. Each test gets a session in a transaction that is rolled back.
 */
public final class Blog implements AutoCloseable {

    public final SessionFactory factory;
    private final List<String> statements = new ArrayList<>();

    public Blog(String database) {
        factory = new HibernatePersistenceConfiguration("blog")
                .managedClasses(User.class, Post.class, Comment.class, Tag.class, StatusConverter.class)
                .jdbcUrl("jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1")
                .property("hibernate.hbm2ddl.auto", "create-drop")
                .property("hibernate.session_factory.statement_inspector", (StatementInspector) sql -> {
                    statements.add(sql);
                    return sql;
                })
                .createEntityManagerFactory()
                .unwrap(SessionFactory.class);
        factory.inTransaction(Blog::fill);
    }

    private static void fill(Session session) {
        User ann = new User(1, "ann", 17);
        User bob = new User(2, "bob", 25);
        User cid = new User(3, "cid", 40);
        User dan = new User(4, "dan", null);
        ann.address = new Address("Rome", "Via A");
        bob.address = new Address("Oslo", "Gate B");
        cid.address = new Address("Rome", "Via C");
        bob.invitedBy = ann;
        cid.invitedBy = ann;
        dan.invitedBy = bob;
        dan.active = false;
        ann.nicknames.add("annie");
        List.of(ann, bob, cid, dan).forEach(session::persist);
    }

    /** The SQL that the action sends. */
    public List<String> statements(Runnable action) {
        statements.clear();
        action.run();
        return List.copyOf(statements);
    }

    /** Runs and rolls back. */
    public <T> T in(Function<Statements, T> work) {
        try (Session session = factory.openSession()) {
            session.beginTransaction();
            try {
                return work.apply(Statements.on(session));
            } finally {
                session.getTransaction().rollback();
            }
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
