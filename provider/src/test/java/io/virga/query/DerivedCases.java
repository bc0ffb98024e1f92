package io.virga.query;

import static io.virga.query.Aggregates.count;
import static io.virga.query.Conditions.eq;
import static io.virga.query.Conditions.exists;
import static io.virga.query.Conditions.gt;
import static io.virga.query.Conditions.isNull;
import static io.virga.query.Expressions.add;
import static io.virga.query.Expressions.asc;
import static io.virga.query.Expressions.desc;
import static io.virga.query.Expressions.path;
import static io.virga.query.Expressions.placeholder;
import static io.virga.query.Expressions.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import org.junit.jupiter.api.Test;

abstract class DerivedCases extends BlogCases {

    private static final Cursors CURSORS = Cursors.signedBy("at least sixteen bytes".getBytes());

    private static Path<Long> author() {
        return path(Post_.author).get(User_.id);
    }

    @Test
    void a_select_as_a_source() {
        blog.in(db -> {
            Expression<Long> posts = count(Post_.id);
            Derived authors = Derived.of(
                    "authors",
                    db.select(author(), posts)
                            .from(Post.class)
                            .where(gt(Post_.likes, 0))
                            .groupBy(author()));
            Select<Row> named = db.select(User_.name, authors.get(posts))
                    .from(User.class)
                    .innerJoin(authors, eq(authors.get(author()), User_.id))
                    .orderBy(desc(authors.get(posts)));
            assertThat(named.list())
                    .extracting(row -> row.get(0) + "=" + row.get(1))
                    .containsExactly("ann=3", "bob=1");
            assertThat(named.sql()).containsIgnoringCase("(select");
            Select<Long> busy = db.select(authors.get(author())).from(authors).where(gt(authors.get(posts), 1L));
            assertThat(busy.list()).containsExactly(1L);
            assertThat(busy.count()).isEqualTo(1);
            return assertThat(db.select(User_.name)
                            .from(User.class)
                            .leftJoin(authors, eq(authors.get(author()), User_.id))
                            .where(isNull(authors.get(posts)))
                            .orderBy(asc(User_.name))
                            .list())
                    .containsExactly("cid", "dan");
        });
    }

    @Test
    void a_select_before_the_statement() {
        blog.in(db -> {
            Derived liked = Derived.with(
                    "liked",
                    db.select(author(), Post_.likes)
                            .from(Post.class)
                            .where(gt(Post_.likes, placeholder("least", Integer.class))));
            Select<Row> all = db.select(liked.get(author()), liked.get(Post_.likes))
                    .from(liked)
                    .orderBy(asc(liked.get(Post_.likes)));
            assertThat(all.bind("least", 2).list())
                    .hasToString("[{liked.id=1, liked.likes=3}, {liked.id=1, liked.likes=7}]");
            assertThat(all.bind("least", 0).list()).hasSize(4);
            assertThat(all.bind("least", 2).sql()).containsAnyOf("with liked", "from (select");
            return assertThat(db.select(User_.name)
                            .from(User.class)
                            .where(exists(db.select(liked.get(Post_.likes))
                                    .from(liked)
                                    .where(eq(liked.get(author()), User_.id))))
                            .bind("least", 2)
                            .list())
                    .containsExactly("ann");
        });
    }

    @Test
    void a_select_that_names_itself() {
        blog.in(db -> {
            Expression<Integer> depth = value(0);
            Derived guests = Derived.recursive(
                    "guests",
                    db.select(User_.id, User_.name, depth).from(User.class).where(eq(User_.name, "ann")),
                    self -> db.select(User_.id, User_.name, add(self.get(depth), 1))
                            .from(User.class)
                            .innerJoin(
                                    self,
                                    eq(self.get(User_.id), path(User_.invitedBy).get(User_.id))));
            return assertThat(db.select(guests.get(User_.name), guests.get(depth))
                            .from(guests)
                            .orderBy(asc(guests.get(depth)), asc(guests.get(User_.name)))
                            .list())
                    .extracting(row -> row.get(0) + "=" + row.get(1))
                    .containsExactly("ann=0", "bob=1", "cid=1", "dan=2");
        });
    }

    @Test
    void literals_of_a_table_are_no_part_of_its_shape() {
        blog.in(db -> {
            for (int least : new int[] {0, 1, 2, 6}) {
                Derived liked = Derived.of(
                        "liked", db.select(Post_.likes).from(Post.class).where(gt(Post_.likes, least)));
                assertThat(db.select(count()).from(liked).unique())
                        .contains(least == 0 ? 4L : least == 1 ? 3L : least == 2 ? 2L : 1L);
            }
            return true;
        });
    }

    @Test
    void wrong_tables_say_so() {
        blog.in(db -> {
            Select<Row> columns = db.select(User_.id, User_.name).from(User.class);
            assertThatThrownBy(() -> Derived.of("two words", columns)).hasMessageContaining("TABLE_NAME");
            assertThatThrownBy(() -> Derived.of("users", db.select(User.class))).hasMessageContaining("NO_COLUMNS");
            assertThatThrownBy(() -> Derived.of("people", columns).get(User_.age))
                    .hasMessageContaining("UNKNOWN_COLUMN: age is no column of people");
            assertThatThrownBy(() -> Derived.recursive("people", columns, self -> db.select(self.get(User_.id))
                            .from(self)))
                    .hasMessageContaining("COLUMN_COUNT");
            Derived people = Derived.of("people", columns);
            assertThatThrownBy(() -> db.select(User_.name)
                            .from(User.class)
                            .where(eq(people.get(User_.name), "ann"))
                            .list())
                    .hasMessageContaining("UNKNOWN_SOURCE: people");
            return assertThatThrownBy(
                            () -> db.select(people.get(User_.id)).from(people).slice(CURSORS, 2))
                    .hasMessageContaining("NO_TOTAL_ORDER");
        });
    }
}
