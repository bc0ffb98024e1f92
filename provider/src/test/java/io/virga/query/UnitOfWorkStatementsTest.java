package io.virga.query;

import static io.virga.query.Conditions.*;
import static io.virga.query.Expressions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.Store;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The facade inside a unit of work. */
class UnitOfWorkStatementsTest {

    private static io.virga.query.blog.Blog blog;

    @BeforeAll
    static void open() {
        blog = Store.H2.open();
    }

    @AfterAll
    static void close() {
        blog.close();
    }

    private static void undone(Consumer<UnitOfWork> work) {
        try (Session session = blog.factory.openSession()) {
            session.beginTransaction();
            work.accept(UnitOfWork.of(session));
            session.getTransaction().rollback();
        }
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
            assertThat(uow.select(User_.age)
                            .from(User.class)
                            .where(eq(User_.id, 1L))
                            .unique())
                    .contains(17);
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
}
