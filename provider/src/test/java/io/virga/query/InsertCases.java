package io.virga.query;

import static io.virga.query.Conditions.lt;
import static io.virga.query.Conditions.lte;
import static io.virga.query.Expressions.add;
import static io.virga.query.Expressions.asc;
import static io.virga.query.Expressions.concat;
import static io.virga.query.Expressions.excluded;
import static io.virga.query.Expressions.placeholder;
import static io.virga.query.Expressions.subtract;
import static io.virga.query.Expressions.upper;
import static io.virga.query.Expressions.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.Rating;
import io.virga.query.blog.Rating_;
import io.virga.query.blog.Status;
import io.virga.query.blog.Store;
import io.virga.query.blog.Tag;
import io.virga.query.blog.Tag_;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import java.time.LocalDate;
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

    private static Insert<Rating> rating(Statements db, long id, String reader, int stars) {
        return db.insert(Rating.class)
                .set(Rating_.id, id)
                .set(Rating_.post, db.session().getReference(Post.class, 1L))
                .set(Rating_.reader, reader)
                .set(Rating_.stars, stars);
    }

    private static List<String> ratings(Statements db) {
        return db.select(Rating.class).orderBy(asc(Rating_.id)).list().stream()
                .map(Rating::toString)
                .toList();
    }

    @Test
    void attributes_that_are_unique_together() {
        blog.in(db -> {
            Rating eve = db.session().find(Rating.class, 1L);
            Insert<Rating> again = rating(db, 10, "eve", 1);
            again.onConflictDoUpdate(
                            List.of(Rating_.post, Rating_.reader),
                            it -> it.set(Rating_.stars, subtract(Rating_.stars, excluded(Rating_.stars))))
                    .execute();
            assertThat(eve.stars).isEqualTo(4);
            int written =
                    again.onConflictDoNothing(Rating_.post, Rating_.reader).execute();
            if (store().has(Store.Feature.COUNTS_OF_CONFLICTS)) {
                assertThat(written).isZero();
            }
            rating(db, 11, "gus", 2)
                    .onConflictDoNothing(Rating_.post, Rating_.reader)
                    .execute();
            return assertThat(ratings(db)).containsExactly("1 eve 4", "2 fay 3", "11 gus 2");
        });
    }

    @Test
    void a_conflict_of_any_constraint() {
        blog.in(db -> {
            Insert<Rating> three = rating(db, 1, "new", 1)
                    .row()
                    .set(Rating_.id, 10L)
                    .set(Rating_.post, db.session().getReference(Post.class, 1L))
                    .set(Rating_.reader, "fay")
                    .set(Rating_.stars, 1)
                    .row()
                    .set(Rating_.id, 11L)
                    .set(Rating_.post, db.session().getReference(Post.class, 1L))
                    .set(Rating_.reader, "gus")
                    .set(Rating_.stars, 1)
                    .row()
                    .set(Rating_.id, 12L)
                    .set(Rating_.post, db.session().getReference(Post.class, 1L))
                    .set(Rating_.reader, "gus")
                    .set(Rating_.stars, 2)
                    .onConflictDoNothing();
            if (!store().has(Store.Feature.CONFLICTS_OF_ANY)) {
                return assertThatThrownBy(three::execute)
                        .hasMessageStartingWith("CONFLICT_TARGET: the database merges rows by columns")
                        .hasMessageEndingWith("Name the attributes of the unique constraint: onConflictDoNothing(…).");
            }
            int written = three.execute();
            if (store().has(Store.Feature.COUNTS_OF_CONFLICTS)) {
                assertThat(written).isEqualTo(1);
            }
            return assertThat(ratings(db)).containsExactly("1 eve 5", "2 fay 3", "11 gus 1");
        });
    }

    @Test
    void a_conflict_needs_to_know_what_it_updates() {
        blog.in(db -> {
            assertThatThrownBy(
                            () -> rating(db, 1, "eve", 1).onConflictDoUpdate(List.of(), it -> it.set(Rating_.stars, 1)))
                    .hasMessageContaining("CONFLICT_TARGET: no attribute tells which row is there already");
            return assertThatThrownBy(() -> rating(db, 1, "eve", 1)
                            .onConflictDoUpdate(Rating_.id, it -> it.where(lt(Rating_.stars, 3))))
                    .hasMessageContaining("NOTHING_SET: the update sets no attribute [insert into Rating]");
        });
    }

    @Test
    void rows_without_a_value_and_with_values_of_other_types() {
        blog.in(db -> {
            User ann = db.session().find(User.class, 1L);
            assertThat(db.insert(User.class)
                            .set(User_.id, 50L)
                            .set(User_.name, "eve")
                            .setNull(User_.age)
                            .set(User_.invitedBy, ann)
                            .set(User_.active, true)
                            .row()
                            .set(User_.id, 51L)
                            .set(User_.name, "fay")
                            .set(User_.age, 33)
                            .setNull(User_.invitedBy)
                            .set(User_.active, false)
                            .execute())
                    .isEqualTo(2);
            User eve = db.session().find(User.class, 50L);
            assertThat(eve.age).isNull();
            assertThat(eve.invitedBy).isSameAs(ann);
            db.insert(Post.class)
                    .set(Post_.id, 50L)
                    .set(Post_.status, Status.PUBLISHED)
                    .set(Post_.at, LocalDate.of(2026, 2, 3))
                    .set(Post_.likes, 0)
                    .execute();
            Post post = db.session().find(Post.class, 50L);
            assertThat(post.status).isEqualTo(Status.PUBLISHED);
            assertThat(post.at).isEqualTo("2026-02-03");
            assertThat(db.session().find(User.class, 51L).invitedBy).isNull();
            return true;
        });
    }
}
