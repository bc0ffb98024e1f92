package io.virga.conformance.facade;

import static io.virga.query.Conditions.eq;
import static io.virga.query.Conditions.gt;
import static io.virga.query.Expressions.add;
import static io.virga.query.Expressions.append;
import static io.virga.query.Expressions.excluded;
import static io.virga.query.Expressions.ifNotExists;
import static io.virga.query.Expressions.placeholder;
import static io.virga.query.Expressions.subtract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.Explanation;
import io.virga.dynamodb.RequestLog;
import io.virga.dynamodb.local.DynamoDbLocal;
import io.virga.query.Statements;
import io.virga.query.Update;
import io.virga.query.blog.Blog;
import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import jakarta.persistence.OptimisticLockException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.FlushMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What typed statements send to DynamoDB, and what their plans say of it before. */
class DynamoStatementsTest {

    private static Blog blog;
    private static RequestLog log;

    @BeforeAll
    static void open() {
        blog = new Blog(Map.of(
                "jakarta.persistence.jdbc.url",
                DynamoDbLocal.shared().server("plans_").jdbcUrl("blog") + "&scan=allow"));
        log = RequestLog.open(blog.factory);
    }

    @AfterAll
    static void close() {
        log.close();
        blog.close();
    }

    @BeforeEach
    void forget() {
        log.clear();
    }

    private static void committed(Consumer<Statements> work) {
        blog.factory.inTransaction(session -> work.accept(Statements.on(session)));
    }

    private static <T> T stored(Class<T> entity, long id) {
        return blog.factory.fromTransaction(session -> session.find(entity, id));
    }

    @Test
    void an_update_of_one_row_is_sent_without_a_read() {
        int version = stored(User.class, 3).version;
        log.clear();
        committed(db -> db.update(User.class)
                .set(User_.balance, add(ifNotExists(User_.balance, BigDecimal.ZERO), new BigDecimal("2.50")))
                .set(User_.age, ifNotExists(User_.age, 99))
                .set(User_.active, false)
                .where(eq(User_.id, placeholder("who", Long.class)))
                .bind("who", 3L)
                .executeOne());

        assertThat(log.operations()).containsExactly("TransactWriteItems");
        User cid = stored(User.class, 3);
        assertThat(cid.balance).isEqualByComparingTo("2.5");
        assertThat(cid.age).isEqualTo(40);
        assertThat(cid.active).isFalse();
        assertThat(cid.version).isEqualTo(version + 1);
    }

    @Test
    void a_row_that_is_not_there_fails_the_commit() {
        assertThatThrownBy(() -> committed(db -> db.update(Post.class)
                        .set(Post_.likes, subtract(Post_.likes, 1))
                        .where(eq(Post_.id, 99L))
                        .executeOne()))
                .hasCauseInstanceOf(OptimisticLockException.class);
    }

    @Test
    void what_needs_the_row_is_one_read_and_the_count_is_exact() {
        Update<Post> longer = Statements.detached().update(Post.class).set(Post_.title, append(Post_.title, "!"));
        committed(db -> {
            assertThat(longer.where(eq(Post_.id, 2L)).on(db.session()).execute())
                    .isOne();
            assertThat(longer.where(eq(Post_.id, 99L)).on(db.session()).execute())
                    .isZero();
        });

        assertThat(log.operations()).containsExactly("GetItem", "GetItem", "UpdateItem");
        assertThat(stored(Post.class, 2).title).isEqualTo("beta!");
    }

    @Test
    void managed_entities_are_refreshed_from_what_was_written_unread() {
        committed(db -> {
            Post delta = db.session().find(Post.class, 4L);
            db.update(Post.class)
                    .set(Post_.likes, add(Post_.likes, 10))
                    .where(eq(Post_.id, 4L))
                    .executeOne();
            assertThat(delta.likes).isEqualTo(11);
        });
        assertThat(stored(Post.class, 4).likes).isEqualTo(11);
    }

    @Test
    void plans_are_text() {
        blog.in(db -> {
            assertThat(Explanation.ofSelection(db.select(User.class)
                            .where(eq(User_.name, "ann"), gt(User_.age, 3))
                            .limit(5)
                            .toQuery()))
                    .asString()
                    .startsWith("Query plans_blog/gsi")
                    .contains("key[name=?1]")
                    .contains("filter[");
            assertThat(Explanation.ofSelection(
                            db.select(Post.class).where(eq(Post_.id, 1L)).toQuery()))
                    .hasToString("GetItem plans_blog key[id=?1] for Post\nfilter[t0.id = ?1]");
            Update<Post> liked =
                    db.update(Post.class).set(Post_.likes, add(Post_.likes, 1)).where(eq(Post_.id, 1L));
            assertThat(Explanation.ofMutation(liked.toQuery()))
                    .hasToString("GetItem plans_blog key[id=?2] for Post\nresidual[update of the rows found]");
            assertThat(Explanation.ofMutation(liked.expectOne().toQuery()))
                    .hasToString("UpdateItem plans_blog key[id=?2] for Post");
            assertThat(Explanation.ofMutation(
                            db.delete(Post.class).where(eq(Post_.id, 1L)).toQuery()))
                    .asString()
                    .startsWith("GetItem plans_blog key[id=?1] for Post");
            assertThat(Explanation.ofMutation(db.insert(Post.class)
                            .set(Post_.id, 1L)
                            .set(Post_.likes, 4)
                            .onConflictDoUpdate(Post_.id, it -> it.set(Post_.likes, excluded(Post_.likes)))
                            .toQuery()))
                    .hasToString("residual[insert of the rows found, or update of those that are there]");
            assertThat(log.operations()).isEmpty();
            return List.of(db.session().getHibernateFlushMode() == FlushMode.AUTO);
        });
    }
}
