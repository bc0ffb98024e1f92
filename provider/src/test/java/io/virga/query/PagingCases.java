package io.virga.query;

import static io.virga.query.Conditions.*;
import static io.virga.query.Expressions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.Store;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

abstract class PagingCases extends BlogCases {

    private static final Cursors CURSORS = Cursors.signedBy("0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    @BeforeAll
    void addUsers() {
        blog.factory.inTransaction(session -> {
            for (int i = 10; i < 33; i++) {
                session.persist(new User(i, "u" + i, i % 4 == 0 ? null : i % 3));
            }
        });
    }

    private <R> List<List<R>> forward(Select<R> select, int size) {
        List<List<R>> slices = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Slice<R> slice = select.slice(CURSORS, size, cursor.orElse(null));
            slices.add(slice.items());
            cursor = slice.next();
        } while (cursor.isPresent());
        return slices;
    }

    private <R> List<List<R>> backward(Select<R> select, int size) {
        Slice<R> last = select.slice(CURSORS, size);
        while (last.next().isPresent()) {
            last = select.slice(CURSORS, size, last.next().orElseThrow());
        }
        List<List<R>> slices = new ArrayList<>(List.of(last.items()));
        while (last.previous().isPresent()) {
            last = select.slice(CURSORS, size, last.previous().orElseThrow());
            slices.add(0, last.items());
        }
        return slices;
    }

    @Test
    void pages() {
        blog.in(db -> {
            Page<User> page = db.select(User.class).orderBy(asc(User_.id)).page(1, 10);
            assertThat(page.items()).hasSize(10).first().hasToString("u16");
            assertThat(page.total()).isEqualTo(27);
            assertThat(page.pages()).isEqualTo(3);
            assertThat(page.hasNext()).isTrue();
            assertThatThrownBy(() -> db.select(User.class).page(-1, 10)).hasMessageContaining("NEGATIVE_PAGE");
            return assertThatThrownBy(() -> db.select(User.class).page(0, 0)).hasMessageContaining("NOT_POSITIVE");
        });
    }

    /** Equal keys, nulls, mixed directions: every row exactly once, in the order of one statement, both ways. */
    @Test
    void slices_join_to_the_whole_in_both_directions() {
        List<Sort[]> orders = List.of(
                new Sort[] {},
                new Sort[] {asc(User_.age)},
                new Sort[] {desc(User_.age)},
                new Sort[] {asc(User_.age).nullsFirst()},
                new Sort[] {desc(User_.age).nullsFirst(), desc(User_.name)},
                new Sort[] {desc(User_.active), asc(User_.age).nullsLast(), desc(User_.id)});
        blog.in(db -> {
            for (Sort[] order : orders) {
                Select<User> select =
                        db.select(User.class).where(gt(User_.id, 1L)).orderBy(order);
                for (int size : List.of(1, 4, 26, 40)) {
                    List<List<User>> slices = forward(select, size);
                    List<User> joined = slices.stream().flatMap(List::stream).toList();
                    assertThat(joined).hasSize(26).doesNotHaveDuplicates();
                    assertThat(backward(select, size)).isEqualTo(slices);
                    Sort[] explicit = new Sort[order.length];
                    for (int i = 0; i < order.length; i++) {
                        explicit[i] = order[i].spec().nulls() == io.virga.internal.query.SortSpec.Nulls.DEFAULT
                                ? order[i].nullsLast()
                                : order[i];
                    }
                    assertThat(joined)
                            .isEqualTo(db.select(User.class)
                                    .where(gt(User_.id, 1L))
                                    .orderBy(explicit)
                                    .orderBy(asc(User_.id))
                                    .list());
                }
            }
            return null;
        });
    }

    @Test
    void slices_in_the_order_of_enums_and_dates() {
        blog.in(db -> {
            Select<Post> posts = db.select(Post.class).orderBy(desc(Post_.status), desc(Post_.at));
            List<List<Post>> slices = forward(posts, 1);
            assertThat(slices).hasToString("[[delta], [alpha], [gamma], [beta]]");
            return assertThat(backward(posts, 1)).isEqualTo(slices);
        });
    }

    @Test
    void slices_of_columns() {
        blog.in(db -> assertThat(forward(
                        db.select(User_.name)
                                .from(User.class)
                                .where(lt(User_.id, 5L))
                                .orderBy(desc(User_.name)),
                        3))
                .hasToString("[[dan, cid, bob], [ann]]"));
    }

    @Test
    void a_cursor_belongs_to_its_statement() {
        blog.in(db -> {
            Select<User> byName = db.select(User.class).where(gt(User_.id, 1L)).orderBy(asc(User_.name));
            String cursor = byName.slice(CURSORS, 3).next().orElseThrow();
            assertThat(byName.slice(CURSORS, 3, cursor).items()).hasSize(3);
            String changed = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);
            for (String wrong : List.of(changed, cursor.substring(0, cursor.length() - 2), "", "?", "AAAA")) {
                assertThatThrownBy(() -> byName.slice(CURSORS, 3, wrong))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("INVALID_CURSOR");
            }
            Select<User> others = db.select(User.class).where(gt(User_.id, 2L)).orderBy(asc(User_.name));
            assertThatThrownBy(() -> others.slice(CURSORS, 3, cursor)).hasMessageContaining("INVALID_CURSOR");
            Cursors foreign = Cursors.signedBy("another secret!!".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> byName.slice(foreign, 3, cursor)).hasMessageContaining("INVALID_CURSOR");
            assertThatThrownBy(
                            () -> db.select(User.class).innerJoin(User_.posts).slice(CURSORS, 3))
                    .hasMessageContaining("NO_TOTAL_ORDER");
            assertThatThrownBy(() -> byName.limit(1).slice(CURSORS, 3)).hasMessageContaining("LIMITED_SLICE");
            return assertThatThrownBy(() -> Cursors.signedBy(new byte[3])).hasMessageContaining("SHORT_SECRET");
        });
    }

    @Test
    void conditions_that_may_be_left_out() {
        blog.in(db -> {
            String name = null;
            Select<User> all = db.select(User.class)
                    .where(given(name, n -> eq(User_.name, n)), onlyIf(false, () -> eq(User_.age, 1)))
                    .whereIf(false, () -> eq(User_.active, false));
            assertThat(all.sql()).doesNotContain("where");
            assertThat(all.count()).isEqualTo(27);
            assertThat(all.whereIf(true, () -> eq(User_.name, "ann")).count()).isEqualTo(1);
            return assertThat(db.select(User.class)
                            .where(given("bob", n -> eq(User_.name, n)))
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void sorts_from_outside() {
        Sorting sorting = Sorting.by("name", User_.name).and("age", User_.age);
        blog.in(db -> {
            assertThat(db.select(User.class)
                            .where(lt(User_.id, 5L), isNotNull(User_.age))
                            .orderBy(sorting.parse(" -age, name"))
                            .list())
                    .hasToString("[cid, bob, ann]");
            assertThat(sorting.parse("")).hasSize(0);
            return assertThatThrownBy(() -> sorting.parse("password"))
                    .hasMessage(
                            "UNKNOWN_SORT: nothing to sort by is called 'password' [[name, age]]. Use one of these.");
        });
    }

    @Test
    void streams_and_locks() {
        blog.in(db -> {
            try (var users = db.select(User_.name).from(User.class).orderBy(asc(User_.id)).limit(3).stream()) {
                assertThat(users).containsExactly("ann", "bob", "cid");
            }
            if (!store().has(Store.Feature.ROW_LOCKS)) {
                return assertThatThrownBy(
                                () -> db.select(Post.class).forUpdate().list())
                        .hasMessageContaining("PESSIMISTIC_LOCK");
            }
            assertThat(blog.statements(() -> db.select(Post.class)
                            .where(eq(Post_.likes, 7))
                            .forUpdate()
                            .list()))
                    .last()
                    .asString()
                    .matches(".* for (no key )?update.*");
            assertThat(blog.statements(() -> db.select(Post.class)
                            .where(eq(Post_.likes, 7))
                            .forUpdateNoWait()
                            .list()))
                    .last()
                    .asString()
                    .endsWith(" nowait");
            return assertThat(blog.statements(() ->
                            db.select(Post.class).limit(1).forUpdateSkipLocked().list()))
                    .last()
                    .asString()
                    .endsWith(" skip locked");
        });
    }

    @Test
    void the_sql_of_a_statement() {
        blog.in(db -> assertThat(db.select(Post_.title)
                        .from(Post.class)
                        .where(gt(Post_.likes, 3), in(Post_.id, List.of()))
                        .sql())
                .isEqualTo("select p1_0.title from Post p1_0 where p1_0.likes>? and 1<>1"));
    }

    @Test
    void a_statement_kept_in_a_constant() {
        Select<User> byName =
                Statements.detached().select(User.class).where(eq(User_.name, placeholder("name", String.class)));
        assertThatThrownBy(() -> byName.bind("name", "ann").list())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DETACHED");
        try (Session session = blog.factory.openSession()) {
            assertThat(byName.on(session).bind("name", "ann").list()).hasToString("[ann]");
        }
    }
}
