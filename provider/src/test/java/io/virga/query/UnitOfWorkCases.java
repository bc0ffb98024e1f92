package io.virga.query;

import static io.virga.query.Conditions.*;
import static io.virga.query.Expressions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import io.virga.query.blog.Comment;
import io.virga.query.blog.Comment_;
import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.Tag;
import io.virga.query.blog.Tag_;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import jakarta.persistence.TransactionRequiredException;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** The facade inside a unit of work. */
abstract class UnitOfWorkCases extends BlogCases {

    private void undone(Consumer<UnitOfWork> work) {
        try (Session session = blog.factory.openSession()) {
            session.beginTransaction();
            try {
                work.accept(UnitOfWork.of(session));
            } finally {
                session.getTransaction().rollback();
            }
        }
    }

    private static Integer ageOfAnn(UnitOfWork uow) {
        return uow.select(User_.age)
                .from(User.class)
                .where(eq(User_.id, 1L))
                .unique()
                .orElseThrow();
    }

    @Test
    void what_a_statement_finds_is_tracked_and_rolled_back() {
        undone(uow -> {
            User ann =
                    uow.select(User.class).where(eq(User_.name, "ann")).unique().orElseThrow();
            Checkpoint checkpoint = uow.setCheckpoint();
            ann.age = 99;
            Post alpha = uow.query(User.class)
                    .where(eq(User_.age, 99))
                    .with(User_.posts, p -> p.orderBy(asc(Post_.id)))
                    .findUnique()
                    .orElseThrow()
                    .entities(User_.posts)
                    .get(0);
            alpha.likes = 1000;
            assertThat(uow.rollback(checkpoint).done()).isTrue();
            assertThat(ann.age).isEqualTo(17);
            assertThat(uow.select(User.class).where(eq(User_.age, 99)).exists()).isFalse();
            assertThat(uow.select(Post_.likes)
                            .from(Post.class)
                            .where(eq(Post_.id, 1L))
                            .unique())
                    .contains(7);
        });
    }

    @Test
    void a_rollback_undoes_a_statement_that_wrote() {
        undone(uow -> {
            User ann = uow.find(User.class, 1L);
            Checkpoint checkpoint = uow.setCheckpoint();
            assertThat(uow.update(User.class)
                            .set(User_.age, add(User_.age, 1))
                            .where(lt(User_.age, 20))
                            .execute())
                    .isEqualTo(1);
            assertThat(ann.age).isEqualTo(18);
            assertThat(uow.rollback(checkpoint).done()).isTrue();
            assertThat(ann.age).isEqualTo(17);
            assertThat(ageOfAnn(uow)).isEqualTo(17);
        });
    }

    @Test
    void a_rollback_undoes_inserts_deletes_and_what_returned_rows() {
        undone(uow -> {
            Checkpoint outer = uow.setCheckpoint();
            uow.insert(Tag.class).set(Tag_.label, "sql").execute();
            Checkpoint inner = uow.setCheckpoint();
            List<Comment> gone =
                    uow.delete(Comment.class).where(eq(Comment_.text, "d1")).returning();
            uow.update(Post.class).set(Post_.likes, 0).where(eq(Post_.id, 1L)).returning();
            assertThat(gone).hasToString("[d1]");
            assertThat(uow.rollback(inner).done()).isTrue();
            assertThat(uow.select(Comment.class).count()).isEqualTo(3);
            assertThat(uow.find(Post.class, 1L).likes).isEqualTo(7);
            assertThat(uow.select(Tag.class).count()).isEqualTo(3);
            assertThat(uow.rollback(outer).done()).isTrue();
            assertThat(uow.select(Tag_.label)
                            .from(Tag.class)
                            .orderBy(asc(Tag_.label))
                            .list())
                    .containsExactly("java", "jpa");
        });
    }

    @Test
    void a_nested_transaction_is_a_checkpoint() {
        undone(uow -> {
            User ann = uow.find(User.class, 1L);
            Integer age = uow.nested(inner -> {
                inner.update(User.class)
                        .set(User_.age, 18)
                        .where(eq(User_.id, 1L))
                        .execute();
                return ageOfAnn(inner);
            });
            assertThat(age).isEqualTo(18);
            assertThatThrownBy(() -> uow.runNested(inner -> {
                        inner.update(User.class).set(User_.age, 1).execute();
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(ann.age).isEqualTo(18);
            assertThat(ageOfAnn(uow)).isEqualTo(18);
        });
    }

    @Test
    void a_batch_is_written_whole_or_not_at_all() {
        undone(uow -> {
            Write tag = Statements.detached().insert(Tag.class).set(Tag_.label, placeholder("label", String.class));
            Write likes = uow.update(Post.class).set(Post_.likes, 0).where(gt(Post_.likes, 2));
            assertThat(uow.batch(
                            tag.bind("label", "sql"),
                            likes,
                            uow.delete(Comment.class).where(eq(Comment_.id, 1L))))
                    .containsExactly(1, 2, 1);
            assertThatThrownBy(() -> uow.batch(tag.bind("label", "h2"), tag))
                    .hasMessageContaining("UNBOUND_PLACEHOLDER");
            assertThat(uow.select(Tag_.label)
                            .from(Tag.class)
                            .orderBy(asc(Tag_.label))
                            .list())
                    .containsExactly("java", "jpa", "sql");
        });
    }

    @Test
    void pending_changes_are_flushed_before_a_statement_as_the_flush_mode_says() {
        undone(uow -> {
            uow.find(User.class, 1L).age = 99;
            assertThat(ageOfAnn(uow)).isEqualTo(99);
            uow.setHibernateFlushMode(FlushMode.COMMIT);
            uow.find(User.class, 1L).age = 100;
            assertThat(ageOfAnn(uow)).isEqualTo(99);
            assertThat(uow.query(User.class)
                            .columns(User_.age)
                            .where(eq(User_.id, 1L))
                            .findUnique()
                            .orElseThrow()
                            .get(User_.age))
                    .isEqualTo(99);
        });
    }

    @Test
    void a_closed_session_says_so() {
        Session session = blog.factory.openSession();
        Select<User> users = Statements.on(session).select(User.class);
        session.close();
        assertThatThrownBy(users::list)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void an_ended_transaction_says_so() {
        try (Session session = blog.factory.openSession()) {
            Statements db = Statements.on(session);
            session.beginTransaction();
            Select<User> users = db.select(User.class);
            List<Write> writes = List.of(
                    db.update(User.class).set(User_.age, 1),
                    db.delete(Comment.class),
                    db.insert(Tag.class).set(Tag_.label, "sql"));
            session.getTransaction().rollback();
            assertThat(users.count()).isEqualTo(4);
            for (Write write : writes) {
                assertThatThrownBy(write::execute)
                        .isInstanceOf(TransactionRequiredException.class)
                        .hasMessageMatching(
                                "NO_TRANSACTION: none is active \\[write (User|Comment|Tag)\\]\\. Begin one.*");
            }
            assertThatThrownBy(() -> db.delete(Comment.class).returning())
                    .isInstanceOf(TransactionRequiredException.class)
                    .hasMessageContaining("NO_TRANSACTION");
        }
    }
}
