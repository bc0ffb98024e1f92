package io.virga.query;

import static io.virga.query.Conditions.lt;
import static io.virga.query.Conditions.lte;
import static io.virga.query.Expressions.add;
import static io.virga.query.Expressions.asc;
import static io.virga.query.Expressions.concat;
import static io.virga.query.Expressions.excluded;
import static io.virga.query.Expressions.placeholder;
import static io.virga.query.Expressions.upper;
import static io.virga.query.Expressions.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.Store;
import io.virga.query.blog.Tag;
import io.virga.query.blog.Tag_;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class InsertCases extends BlogCases {

    private static Insert<User> user(Statements db, long id, String name, int age) {
        return db.insert(User.class)
                .set(User_.id, id)
                .set(User_.name, name)
                .set(User_.age, age)
                .set(User_.active, true);
    }

    @Test
    void rows_come_back_as_managed_entities() {
        blog.in(db -> {
            List<Tag> tags = db.insert(Tag.class)
                    .set(Tag_.label, "sql")
                    .row()
                    .set(Tag_.label, placeholder("label", String.class))
                    .bind("label", "h2")
                    .returning();
            assertThat(tags).hasToString("[sql, h2]");
            return assertThat(tags).allMatch(db.session()::contains);
        });
    }

    @Test
    void what_was_there_is_returned_as_it_is_now() {
        blog.in(db -> {
            User ann = db.session().find(User.class, 1L);
            Insert<User> again =
                    user(db, 1, "ann", 60).onConflictDoUpdate(User_.id, it -> it.set(User_.age, excluded(User_.age)));
            assertThat(again.returning()).containsExactly(ann);
            return assertThat(ann.age).isEqualTo(60);
        });
    }

    @Test
    void managed_entities_that_a_conflict_updates_are_refreshed() {
        blog.in(db -> {
            User ann = db.session().find(User.class, 1L);
            User bob = db.session().find(User.class, 2L);
            user(db, 1, "ann", 60)
                    .onConflictDoUpdate(User_.id, it -> it.set(User_.age, excluded(User_.age)))
                    .execute();
            assertThat(ann.age).isEqualTo(60);
            return assertThat(bob.age).isEqualTo(25);
        });
    }

    @Test
    void rows_whose_identifiers_nobody_knows_are_refused() {
        blog.in(db -> {
            assertThatThrownBy(() -> db.insert(Tag.class)
                            .select(db.select(User_.name).from(User.class), Tag_.label)
                            .returning())
                    .hasMessageContaining("RETURNING: the identifiers of the rows are not known before");
            assertThatThrownBy(() -> db.insert(Post.class).set(Post_.title, "x").returning())
                    .hasMessageContaining("Set the identifier in every row");
            assertThatThrownBy(() -> db.insert(Tag.class)
                            .set(Tag_.label, "java")
                            .onConflictDoNothing(Tag_.label)
                            .returning())
                    .hasMessageContaining("which rows were written is not known");
            assertThatThrownBy(() -> db.insert(Tag.class)
                            .set(Tag_.label, upper(value("x")))
                            .returning())
                    .hasMessageContaining("the database computes the identifier");
            return assertThat(db.select(Tag.class).count()).isEqualTo(2);
        });
    }

    @Test
    void the_version_of_a_row_that_is_met_notices() {
        blog.in(db -> {
            int before = db.session().find(User.class, 1L).version;
            db.session().clear();
            Insert<User> again = user(db, 1, "ann", 60);
            again.onConflictDoUpdate(User_.id, it -> it.set(User_.age, excluded(User_.age)))
                    .execute();
            assertThat(db.session().find(User.class, 1L).version).isEqualTo(before + 1);
            db.session().clear();
            again.onConflictDoUpdate(User_.id, it -> it.set(User_.version, 40)).execute();
            return assertThat(db.session().find(User.class, 1L).version).isEqualTo(40);
        });
    }

    @Test
    void a_conflict_updates_some_only() {
        blog.in(db -> {
            Insert<User> rows = user(db, 1, "ann", 60)
                    .row()
                    .set(User_.id, 2L)
                    .set(User_.name, "bob")
                    .set(User_.age, 61)
                    .set(User_.active, true);
            rows.onConflictDoUpdate(User_.id, it -> it.set(User_.age, excluded(User_.age))
                            .where(lt(User_.age, 20)))
                    .execute();
            return assertThat(db.select(User_.age)
                            .from(User.class)
                            .where(lte(User_.id, 2L))
                            .orderBy(asc(User_.id))
                            .list())
                    .containsExactly(60, 25);
        });
    }

    @Test
    void rows_of_a_select_may_be_there_already() {
        blog.in(db -> {
            Insert<Tag> fresh = db.insert(Tag.class)
                    .select(db.select(concat(Post_.title, value("!"))).from(Post.class), Tag_.label)
                    .onConflictDoNothing(Tag_.label);
            Insert<User> next = db.insert(User.class)
                    .select(
                            db.select(add(User_.id, 1L), concat(User_.name, value("'")), User_.age, User_.active)
                                    .from(User.class),
                            User_.id,
                            User_.name,
                            User_.age,
                            User_.active)
                    .onConflictDoUpdate(User_.id, it -> it.set(User_.age, add(User_.age, excluded(User_.age)))
                            .where(lt(User_.age, 40)));
            if (!store().has(Store.Feature.CONFLICTS_OF_SELECTS)) {
                assertThatThrownBy(fresh::execute).hasMessageContaining("CONFLICTS_OF_SELECTS: Hibernate loses");
                return assertThatThrownBy(next::execute).hasMessageContaining("Insert its rows as values");
            }
            assertThat(fresh.execute()).isEqualTo(4);
            assertThat(fresh.execute()).isZero();
            assertThat(next.execute()).isEqualTo(2);
            return assertThat(db.select(User_.name, User_.age)
                            .from(User.class)
                            .orderBy(asc(User_.id))
                            .list())
                    .hasToString("[{name=ann, age=17}, {name=bob, age=42}, {name=cid, age=40}, {name=dan, age=null},"
                            + " {name=dan', age=null}]");
        });
    }
}
