package io.virga.query;

import static io.virga.query.Conditions.*;
import static io.virga.query.Expressions.*;
import static io.virga.query.Expressions.ifNotExists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.virga.query.blog.Address_;
import io.virga.query.blog.Comment;
import io.virga.query.blog.Comment_;
import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.Status;
import io.virga.query.blog.Store;
import io.virga.query.blog.Tag;
import io.virga.query.blog.Tag_;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.TransactionRequiredException;
import java.util.List;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

abstract class WriteCases extends BlogCases {

    @Test
    void update_by_values_and_expressions() {
        blog.in(db -> {
            assertThat(db.update(Post.class)
                            .set(Post_.likes, add(Post_.likes, 10))
                            .set(Post_.status, Status.PUBLISHED)
                            .set(Post_.title, append(Post_.title, "!"))
                            .where(eq(Post_.status, Status.DRAFT))
                            .execute())
                    .isEqualTo(2);
            assertThat(db.update(User.class)
                            .set(path(User_.address).get(Address_.city), "Bern")
                            .setNull(User_.age)
                            .where(eq(User_.name, placeholder("who", String.class)))
                            .bind("who", "ann")
                            .execute())
                    .isEqualTo(1);
            User ann = db.session().find(User.class, 1L);
            assertThat(ann.address.city()).isEqualTo("Bern");
            assertThat(ann.age).isNull();
            return assertThat(db.select(Post_.title, Post_.likes)
                            .from(Post.class)
                            .where(eq(Post_.status, Status.PUBLISHED))
                            .orderBy(asc(Post_.id))
                            .list())
                    .hasToString("[{title=alpha, likes=7}, {title=beta!, likes=13}, {title=gamma!, likes=12},"
                            + " {title=delta, likes=1}]");
        });
    }

    @Test
    void managed_entities_are_refreshed_or_reported() {
        blog.in(db -> {
            User ann = db.session().find(User.class, 1L);
            User bob = db.session().find(User.class, 2L);
            bob.age = 26;
            db.update(User.class)
                    .set(User_.age, add(User_.age, 1))
                    .where(lt(User_.age, 30))
                    .execute();
            assertThat(List.of(ann.age, bob.age)).containsExactly(18, 27);
            Outcome<User> outcome = db.update(User.class)
                    .set(User_.age, 1)
                    .where(eq(User_.name, "ann"))
                    .executeAndReport();
            assertThat(outcome.stale()).containsExactly(ann);
            assertThat(outcome.count()).isEqualTo(1);
            return assertThat(ann.age).isEqualTo(18);
        });
    }

    @Test
    void versions_notice() {
        blog.in(db -> {
            int before = db.session().find(User.class, 1L).version;
            db.session().clear();
            db.update(User.class)
                    .set(User_.active, false)
                    .where(eq(User_.id, 1L))
                    .execute();
            return assertThat(db.session().find(User.class, 1L).version).isEqualTo(before + 1);
        });
    }

    @Test
    void delete_detaches_what_is_gone() {
        blog.in(db -> {
            Session session = db.session();
            Comment gone = session.find(Comment.class, 1L);
            Comment kept = session.find(Comment.class, 2L);
            assertThat(db.delete(Comment.class)
                            .where(in(Comment_.author, db.select(User.class).where(eq(User_.name, "bob"))))
                            .execute())
                    .isEqualTo(2);
            assertThat(session.contains(gone)).isFalse();
            assertThat(session.contains(kept)).isTrue();
            return assertThat(db.select(Comment.class).list()).containsExactly(kept);
        });
    }

    @Test
    void what_a_delete_or_an_insert_touches_can_be_reported_too() {
        blog.in(db -> {
            Comment first = db.session().find(Comment.class, 1L);
            Outcome<Comment> deleted =
                    db.delete(Comment.class).where(eq(Comment_.text, "a1")).executeAndReport();
            assertThat(deleted.stale()).containsExactly(first);
            assertThat(deleted.count()).isEqualTo(1);
            assertThat(db.session().contains(first)).isTrue();
            db.session().detach(first);

            User ann = db.session().find(User.class, 1L);
            User bob = db.session().find(User.class, 2L);
            db.session().setHibernateFlushMode(FlushMode.COMMIT);
            ann.age = 18;
            Insert<User> again = db.insert(User.class)
                    .set(User_.id, 1L)
                    .set(User_.name, "ann")
                    .set(User_.age, 60)
                    .set(User_.active, true)
                    .onConflictDoUpdate(User_.id, it -> it.set(User_.age, excluded(User_.age)));
            assertThatThrownBy(again::execute).hasMessageContaining("PENDING_CHANGES: io.virga.query.blog.User 1");
            assertThat(again.executeAndReport().stale()).containsExactly(ann).doesNotContain(bob);
            assertThat(ann.age).isEqualTo(18);
            assertThat(db.select(User_.age)
                            .from(User.class)
                            .where(eq(User_.id, 1L))
                            .unique())
                    .contains(60);
            db.session().evict(ann);
            return true;
        });
    }

    @Test
    void returning() {
        blog.in(db -> {
            assertThat(db.update(Post.class)
                            .set(Post_.likes, 0)
                            .where(eq(Post_.likes, 7))
                            .returning())
                    .extracting(post -> post.title + post.likes)
                    .containsExactly("alpha0");
            assertThat(db.delete(Comment.class).where(eq(Comment_.text, "d1")).returning())
                    .hasToString("[d1]");
            return assertThat(db.delete(Comment.class)
                            .where(eq(Comment_.text, "d1"))
                            .returning())
                    .hasSize(0);
        });
    }

    @Test
    void insert_rows() {
        blog.in(db -> {
            assertThat(db.insert(Tag.class)
                            .set(Tag_.label, "h2")
                            .row()
                            .set(Tag_.label, "sql")
                            .execute())
                    .isEqualTo(2);
            return assertThat(db.select(Tag_.label)
                            .from(Tag.class)
                            .orderBy(asc(Tag_.label))
                            .list())
                    .containsExactly("h2", "java", "jpa", "sql");
        });
    }

    @Test
    void insert_what_a_select_answers() {
        blog.in(db -> {
            assertThat(db.insert(Tag.class)
                            .select(
                                    db.select(upper(User_.name))
                                            .from(User.class)
                                            .where(isNotNull(User_.age)),
                                    Tag_.label)
                            .execute())
                    .isEqualTo(3);
            return assertThat(db.select(Tag_.label)
                            .from(Tag.class)
                            .orderBy(asc(Tag_.label))
                            .limit(3)
                            .list())
                    .containsExactly("ANN", "BOB", "CID");
        });
    }

    @Test
    void conflicts() {
        blog.in(db -> {
            Insert<Post> again = db.insert(Post.class)
                    .set(Post_.id, 1L)
                    .set(Post_.title, "new")
                    .set(Post_.likes, 100)
                    .set(Post_.status, Status.DRAFT);
            int written = again.onConflictDoNothing(Post_.id).execute();
            if (store().has(Store.Feature.COUNTS_OF_CONFLICTS)) {
                assertThat(written).isZero();
            }
            again.onConflictDoUpdate(Post_.id, it -> it.set(Post_.title, excluded(Post_.title))
                            .set(Post_.likes, add(Post_.likes, 1)))
                    .execute();
            return assertThat(db.select(Post_.title, Post_.likes)
                            .from(Post.class)
                            .where(eq(Post_.id, 1L))
                            .list())
                    .hasToString("[{title=new, likes=8}]");
        });
    }

    @Test
    void a_placeholder_of_the_new_value() {
        blog.in(db -> {
            User ann = db.session().find(User.class, 1L);
            assertThat(db.update(User.class)
                            .set(User_.age, placeholder("age", Integer.class))
                            .where(eq(User_.name, placeholder("who", String.class)))
                            .bind("age", 50)
                            .bind("who", "ann")
                            .execute())
                    .isEqualTo(1);
            return assertThat(ann.age).isEqualTo(50);
        });
    }

    @Test
    void changes_that_stay_pending_are_not_lost() {
        blog.in(db -> {
            User ann = db.session().find(User.class, 1L);
            db.session().setHibernateFlushMode(FlushMode.COMMIT);
            ann.name = "anna";
            Update<User> older = db.update(User.class).set(User_.age, 18).where(eq(User_.id, 1L));
            assertThatThrownBy(older::execute).hasMessageContaining("PENDING_CHANGES: io.virga.query.blog.User 1");
            assertThat(older.executeAndReport().stale()).containsExactly(ann);
            return assertThat(ann.name).isEqualTo("anna");
        });
    }

    @Test
    void one_row_or_none_at_all() {
        blog.in(db -> {
            db.update(User.class).set(User_.age, 18).where(eq(User_.id, 1L)).executeOne();
            db.delete(Comment.class).where(eq(Comment_.id, 1L)).executeOne();
            assertThat(db.session().getTransaction().getRollbackOnly()).isFalse();
            assertThatThrownBy(() ->
                            db.delete(Comment.class).where(eq(Comment_.id, 1L)).executeOne())
                    .isInstanceOf(NoResultException.class)
                    .hasMessageContaining("NOT_ONE: the statement met 0 rows");
            return assertThat(db.session().getTransaction().getRollbackOnly()).isTrue();
        });
        blog.in(db -> assertThatThrownBy(
                        () -> db.update(User.class).set(User_.age, 18).executeOne())
                .isInstanceOf(NonUniqueResultException.class)
                .hasMessageContaining("met 4 rows"));
    }

    @Test
    void values_that_depend_on_what_is_there() {
        blog.in(db -> {
            db.update(User.class).set(User_.age, ifNotExists(User_.age, 99)).execute();
            db.update(User.class)
                    .remove(User_.address)
                    .where(eq(User_.name, "bob"))
                    .execute();
            assertThat(db.select(User_.age)
                            .from(User.class)
                            .orderBy(asc(User_.id))
                            .list())
                    .containsExactly(17, 25, 40, 99);
            return assertThat(db.select(User.class).where(isNull(User_.address)).count())
                    .isEqualTo(2);
        });
    }

    @Test
    void the_sql_of_what_writes() {
        assumeTrue(store().has(Store.Feature.SQL_WRITES));
        blog.in(db -> {
            assertThat(db.update(Post.class)
                            .set(Post_.likes, add(Post_.likes, 1))
                            .where(eq(Post_.id, 1L))
                            .sql())
                    .contains("update Post", "set likes=", "likes+", "where");
            assertThat(db.delete(Comment.class).where(eq(Comment_.id, 1L)).sql())
                    .contains("delete", "from Comment");
            return assertThat(db.insert(Tag.class).set(Tag_.label, "x").sql()).contains("insert into Tag");
        });
        try (Session session = blog.factory.openSession()) {
            assertThat(Statements.on(session).delete(Comment.class).sql()).contains("delete");
        }
    }

    @Test
    void wrong_statements_say_so() {
        blog.in(db -> {
            assertThatThrownBy(() -> db.update(User.class).execute()).hasMessageContaining("NOTHING_SET");
            assertThatThrownBy(() -> db.insert(Tag.class).execute()).hasMessageContaining("ROW_ATTRIBUTES");
            assertThatThrownBy(() ->
                            db.insert(Tag.class).set(Tag_.label, "a").row().execute())
                    .hasMessageContaining("ROW_ATTRIBUTES: a row sets [] where the first sets [Tag.label]");
            return assertThatThrownBy(() ->
                            db.delete(User.class).where(eq(Post_.likes, 1)).execute())
                    .hasMessageContaining("FOREIGN_ATTRIBUTE: Post.likes");
        });
        try (Session session = blog.factory.openSession()) {
            assertThatThrownBy(() -> Statements.on(session).delete(User.class).execute())
                    .isInstanceOf(TransactionRequiredException.class);
        }
    }
}
