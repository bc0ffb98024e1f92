package io.virga.query.blog;

import io.virga.query.Statements;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * A blog under plain Hibernate, in tables made for it. Users ann (17), bob (25), cid (40), dan (no age). Ann wrote alpha
 * (published, 7 likes), beta (draft, 3) and gamma (draft, 2), bob wrote delta (published, 1). Comments: a1 by bob, a2 by
 * cid on alpha, d1 by bob on delta. Attachments: plain, pictures wide (800) and small (80), a link to alpha. Ratings of alpha: five stars by eve, three by fay. Each piece of work gets a session in a transaction that is rolled back.
 */
public final class Blog implements AutoCloseable {

    public final SessionFactory factory;
    private final List<String> statements = new ArrayList<>();

    Blog(String url, String user) {
        this(Map.of(
                "jakarta.persistence.jdbc.url", url,
                "jakarta.persistence.jdbc.user", user,
                "jakarta.persistence.jdbc.password", ""));
    }

    /** @param settings those of the database */
    public Blog(Map<String, Object> settings) {
        factory = new HibernatePersistenceConfiguration("blog")
                .managedClasses(
                        User.class,
                        Post.class,
                        Comment.class,
                        Tag.class,
                        Attachment.class,
                        Picture.class,
                        Rating.class,
                        Link.class,
                        StatusConverter.class)
                .properties(settings)
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
        Tag java = new Tag("java");
        Tag jpa = new Tag("jpa");
        session.persist(java);
        session.persist(jpa);
        Post alpha = post(session, 1, "alpha", ann, Status.PUBLISHED, 7);
        alpha.tags.add(java);
        alpha.tags.add(jpa);
        post(session, 2, "beta", ann, Status.DRAFT, 3).tags.add(java);
        alpha.keywords = new String[] {"a", "b"};
        session.persist(new Attachment(1, "plain"));
        session.persist(new Picture(2, "wide", 800));
        session.persist(new Picture(3, "small", 80));
        session.persist(new Link(4, "see alpha", alpha));
        post(session, 3, "gamma", ann, Status.DRAFT, 2);
        Post delta = post(session, 4, "delta", bob, Status.PUBLISHED, 1);
        session.persist(new Comment(1, "a1", alpha, bob));
        session.persist(new Comment(2, "a2", alpha, cid));
        session.persist(new Comment(3, "d1", delta, bob));
        session.persist(new Rating(1, alpha, "eve", 5));
        session.persist(new Rating(2, alpha, "fay", 3));
    }

    private static Post post(Session session, long id, String title, User author, Status status, int likes) {
        Post post = new Post(id, title, author);
        post.status = status;
        post.likes = likes;
        post.at = LocalDate.of(2026, 1, (int) id);
        session.persist(post);
        return post;
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
