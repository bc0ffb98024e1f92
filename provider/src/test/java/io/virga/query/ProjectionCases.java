package io.virga.query;

import static io.virga.query.Aggregates.*;
import static io.virga.query.Conditions.*;
import static io.virga.query.Expressions.*;
import static io.virga.query.Expressions.asc;
import static io.virga.query.Window.partitionBy;
import static io.virga.query.Window.rowNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.virga.query.blog.Address_;
import io.virga.query.blog.Comment;
import io.virga.query.blog.Comment_;
import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.Status;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class ProjectionCases extends BlogCases {

    record NameAge(String name, Integer age) {}

    record NameCount(String name, long posts) {}

    record Wide(
            Long id,
            String name,
            Integer age,
            Boolean active,
            BigDecimal balance,
            String city,
            String street,
            Long id2,
            String name2,
            Integer age2,
            String upper,
            Integer length) {}

    @Test
    void into_a_record() {
        blog.in(db -> assertThat(db.select(NameAge::new, User_.name, User_.age)
                        .from(User.class)
                        .orderBy(asc(User_.name))
                        .list())
                .containsExactly(
                        new NameAge("ann", 17),
                        new NameAge("bob", 25),
                        new NameAge("cid", 40),
                        new NameAge("dan", null)));
    }

    @Test
    void twelve_columns() {
        Path<String> city = path(User_.address).get(Address_.city);
        Path<String> street = path(User_.address).get(Address_.street);
        blog.in(db -> assertThat(db.select(
                                Wide::new,
                                User_.id,
                                User_.name,
                                User_.age,
                                User_.active,
                                User_.balance,
                                city,
                                street,
                                User_.id,
                                User_.name,
                                User_.age,
                                upper(User_.name),
                                length(User_.name))
                        .from(User.class)
                        .where(eq(User_.id, 1L))
                        .unique()
                        .map(row -> List.of(row.city, row.street, row.upper, row.length, row.active)))
                .contains(List.of("Rome", "Via A", "ANN", 3, true)));
    }

    @Test
    void one_column_and_rows() {
        blog.in(db -> {
            assertThat(db.select(User_.name)
                            .from(User.class)
                            .orderBy(desc(User_.name))
                            .limit(2)
                            .list())
                    .containsExactly("dan", "cid");
            Expression<Integer> next = add(User_.age, 1).as("next");
            Row row = db.select(User_.name, User_.age, next)
                    .from(User.class)
                    .where(eq(User_.name, "bob"))
                    .unique()
                    .orElseThrow();
            assertThat(row.get(User_.name)).isEqualTo("bob");
            assertThat(row.get(next)).isEqualTo(26);
            assertThat(row.get(1)).isEqualTo(25);
            assertThat(row).hasToString("{name=bob, age=25, next=26}");
            return assertThatThrownBy(() -> row.get(User_.id)).hasMessageContaining("UNKNOWN_COLUMN: id");
        });
    }

    @Test
    void entities_beside_columns() {
        blog.in(db -> assertThat(db
                        .select(User_.class_, count())
                        .from(User.class)
                        .innerJoin(User_.posts)
                        .groupBy(User_.class_)
                        .orderBy(asc(User_.name))
                        .list()
                        .stream()
                        .map(row -> row.get(User_.class_).toString() + row.get(1))
                        .toList())
                .containsExactly("ann3", "bob1"));
    }

    @Test
    void groups() {
        blog.in(db -> assertThat(db.select(NameCount::new, User_.name, count(Post_.id))
                        .from(User.class)
                        .leftJoin(User_.posts)
                        .groupBy(User_.name)
                        .having(lt(count(Post_.id), 3L))
                        .orderBy(desc(count(Post_.id)), asc(User_.name))
                        .list())
                .containsExactly(new NameCount("bob", 1), new NameCount("cid", 0), new NameCount("dan", 0)));
    }

    @Test
    void groups_and_distinct_rows_are_counted_as_rows() {
        blog.in(db -> {
            assertThat(db.select(User_.name, count(Post_.id))
                            .from(User.class)
                            .innerJoin(User_.posts)
                            .groupBy(User_.name)
                            .count())
                    .isEqualTo(2);
            return assertThat(db.select(path(User_.address).get(Address_.city))
                            .from(User.class)
                            .where(isNotNull(User_.age))
                            .distinct()
                            .count())
                    .isEqualTo(2);
        });
    }

    @Test
    void aggregates() {
        blog.in(db -> {
            Row row = db.select(
                            sum(User_.age),
                            avg(User_.age),
                            min(User_.name),
                            max(User_.age),
                            countDistinct(path(User_.address).get(Address_.city)),
                            count().filter(gt(User_.age, 20)),
                            sumAsLong(User_.age),
                            sum(User_.balance))
                    .from(User.class)
                    .unique()
                    .orElseThrow();
            assertThat((Double) row.get(1)).isCloseTo(82 / 3.0, within(0.001)); // MariaDB's has four decimals
            return assertThat(row.toMap().values().stream().filter(value -> !(value instanceof Double)))
                    .hasToString("[82, ann, 40, 2, 2, 82, 0.00]");
        });
    }

    @Test
    void a_sum_too_large_for_its_type_is_no_wrong_number() {
        blog.in(db -> {
            db.session().find(User.class, 1L).age = Integer.MAX_VALUE;
            assertThat(db.select(sumAsLong(User_.age)).from(User.class).unique())
                    .contains(2147483712L);
            return assertThatThrownBy(
                            () -> db.select(sum(User_.age)).from(User.class).unique())
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("NUMBER_RANGE: 2147483712 is no Integer");
        });
    }

    @Test
    void joins() {
        blog.in(db -> {
            assertThat(db.select(User_.name, Post_.title)
                            .from(User.class)
                            .innerJoin(User_.posts)
                            .where(eq(Post_.status, Status.PUBLISHED))
                            .orderBy(asc(Post_.title))
                            .list())
                    .extracting(row -> row.get(User_.name), row -> row.get(Post_.title))
                    .containsExactly(tuple("ann", "alpha"), tuple("bob", "delta"));
            Alias<User> host = Alias.of(User.class, "host");
            assertThat(db.select(User_.name, host.get(User_.name))
                            .from(User.class)
                            .leftJoin(User_.invitedBy, host)
                            .orderBy(asc(User_.name))
                            .list())
                    .extracting(Row::toString)
                    .containsExactly(
                            "{name=ann, host.name=null}",
                            "{name=bob, host.name=ann}",
                            "{name=cid, host.name=ann}",
                            "{name=dan, host.name=bob}");
            assertThat(db.select(count())
                            .from(User.class)
                            .innerJoin(Post.class, eq(path(Post_.author).get(User_.id), User_.id))
                            .unique())
                    .contains(4L);
            assertThat(db.select(count()).from(User.class).crossJoin(Post.class).unique())
                    .contains(16L);
            assertThat(db.select(count())
                            .from(Post.class)
                            .rightJoin(User.class, eq(path(Post_.author).get(User_.id), User_.id))
                            .unique())
                    .contains(6L);
            Alias<String> nickname = Alias.of(String.class, "nickname");
            return assertThat(db.select(User_.name, nickname)
                            .from(User.class)
                            .innerJoin(User_.nicknames, nickname)
                            .where(like(nickname, "ann%"))
                            .list())
                    .hasSize(1);
        });
    }

    @Test
    void collections() {
        blog.in(db -> {
            assertThat(db.select(User.class)
                            .where(contains(User_.nicknames, "annie"))
                            .list())
                    .hasToString("[ann]");
            assertThat(db.select(User.class)
                            .where(isEmpty(User_.posts))
                            .orderBy(asc(User_.id))
                            .list())
                    .hasToString("[cid, dan]");
            assertThat(db.select(User.class).where(gt(size(User_.posts), 1)).list())
                    .hasToString("[ann]");
            assertThat(db.select(User.class)
                            .where(some(User_.posts, eq(Post_.status, Status.DRAFT)))
                            .list())
                    .hasToString("[ann]");
            assertThat(db.select(User.class)
                            .where(none(User_.posts, eq(Post_.status, Status.DRAFT)))
                            .orderBy(asc(User_.id))
                            .list())
                    .hasToString("[bob, cid, dan]");
            return assertThat(db.select(User.class)
                            .where(some(User_.posts, some(Post_.comments, eq(Comment_.text, "a2"))))
                            .list())
                    .hasToString("[ann]");
        });
    }

    @Test
    void subqueries() {
        blog.in(db -> {
            Alias<Comment> reply = Alias.of(Comment.class, "reply");
            Select<Long> replies = db.select(count()).from(reply).where(eq(reply.get(Comment_.author), User_.class_));
            assertThat(db.select(User_.name, scalar(replies))
                            .from(User.class)
                            .orderBy(asc(User_.id))
                            .list())
                    .hasToString("[{name=ann, column2=0}, {name=bob, column2=2}, {name=cid, column2=1},"
                            + " {name=dan, column2=0}]");
            assertThat(db.select(User.class).where(gt(scalar(replies), 1L)).list())
                    .hasToString("[bob]");
            return assertThat(db.select(User.class)
                            .where(in(
                                    User_.id,
                                    db.select(path(Post_.author).get(User_.id))
                                            .from(Post.class)
                                            .where(gt(Post_.likes, 5))))
                            .list())
                    .hasToString("[ann]");
        });
    }

    @Test
    void windows() {
        blog.in(db -> assertThat(db.select(
                                Post_.title,
                                rowNumber(partitionBy(Post_.author).orderBy(desc(Post_.likes)))
                                        .as("place"),
                                sum(Post_.likes).over(partitionBy(Post_.author)).as("total"))
                        .from(Post.class)
                        .orderBy(asc(Post_.id))
                        .list())
                .hasToString("[{title=alpha, place=1, total=12}, {title=beta, place=2, total=12},"
                        + " {title=gamma, place=3, total=12}, {title=delta, place=1, total=1}]"));
    }

    @Test
    void frames() {
        blog.in(db -> {
            Window byLikes = Window.ordered(asc(Post_.likes));
            return assertThat(db.select(
                                    Post_.title,
                                    sumAsLong(Post_.likes).over(byLikes.rows(1, 0)),
                                    Window.lastValue(Post_.title, byLikes.allRows()),
                                    Window.percentRank(byLikes))
                            .from(Post.class)
                            .orderBy(asc(Post_.likes))
                            .list())
                    .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " "
                            + Math.round(100 * (Double) row.get(3)))
                    .containsExactly("delta 1 alpha 0", "gamma 3 alpha 33", "beta 5 alpha 67", "alpha 10 alpha 100");
        });
    }

    @Test
    void functions_and_cases() {
        blog.in(db -> assertThat(db.select(
                                concat(User_.name, value("/"), upper(User_.name)),
                                coalesce(User_.age, -1),
                                when(lt(User_.age, 18), "young").otherwise("grown"),
                                multiply(subtract(User_.age, 1), 2),
                                function("abs", Integer.class, User_.age))
                        .from(User.class)
                        .where(in(User_.id, 1L, 4L))
                        .orderBy(asc(User_.id))
                        .list())
                .hasToString("[{column1=ann/ANN, column2=17, column3=young, column4=32, column5=17},"
                        + " {column1=dan/DAN, column2=-1, column3=grown, column4=null, column5=null}]"));
    }

    @Test
    void fetch_initialises_a_relation() {
        assertThat(blog.statements(() -> blog.in(db -> {
                    db.select(User.class).fetch(User_.posts).list().forEach(user -> user.getPosts()
                            .size());
                    return null;
                })))
                .hasSize(1);
    }

    @Test
    void prefixes_are_taken_literally() {
        blog.in(db -> {
            db.session().find(User.class, 1L).name = "a_%\\x";
            assertThat(db.select(User.class)
                            .where(startsWith(User_.name, "a_%\\"))
                            .count())
                    .isEqualTo(1);
            return assertThat(db.select(User.class)
                            .where(startsWith(User_.name, "b_"))
                            .count())
                    .isZero();
        });
    }

    @Test
    void ambiguous_and_duplicate_sources_say_so() {
        blog.in(db -> {
            assertThatThrownBy(() ->
                            db.select(User.class).innerJoin(User_.invitedBy).list())
                    .hasMessageContaining("DUPLICATE_SOURCE: the statement names it twice [User]");
            Alias<User> a = Alias.of(User.class, "a");
            Alias<User> b = Alias.of(User.class, "b");
            return assertThatThrownBy(
                            () -> db.select(User_.name).from(a).crossJoin(b).list())
                    .hasMessageContaining("AMBIGUOUS_ATTRIBUTE: User.name could come from a or b");
        });
    }

    /** Into twelve is a case of its own. */
    @Test
    void every_number_of_columns() {
        blog.in(db -> {
            Path<String> city = path(User_.address).get(Address_.city);
            List<Select<List<Object>>> selects = List.of(
                    db.select(a -> List.<Object>of(a), User_.id).from(User.class),
                    db.select((a, b) -> List.<Object>of(a, b), User_.id, User_.name)
                            .from(User.class),
                    db.select((a, b, c) -> List.<Object>of(a, b, c), User_.id, User_.name, User_.age)
                            .from(User.class),
                    db.select((a, b, c, d) -> List.<Object>of(a, b, c, d), User_.id, User_.name, User_.age, city)
                            .from(User.class),
                    db.select(
                                    (a, b, c, d, e) -> List.<Object>of(a, b, c, d, e),
                                    User_.id,
                                    User_.name,
                                    User_.age,
                                    city,
                                    User_.active)
                            .from(User.class),
                    db.select(
                                    (a, b, c, d, e, f) -> List.<Object>of(a, b, c, d, e, f),
                                    User_.id,
                                    User_.name,
                                    User_.age,
                                    city,
                                    User_.active,
                                    lower(User_.name))
                            .from(User.class),
                    db.select(
                                    (a, b, c, d, e, f, g) -> List.<Object>of(a, b, c, d, e, f, g),
                                    User_.id,
                                    User_.name,
                                    User_.age,
                                    city,
                                    User_.active,
                                    lower(User_.name),
                                    upper(User_.name))
                            .from(User.class),
                    db.select(
                                    (a, b, c, d, e, f, g, h) -> List.<Object>of(a, b, c, d, e, f, g, h),
                                    User_.id,
                                    User_.name,
                                    User_.age,
                                    city,
                                    User_.active,
                                    lower(User_.name),
                                    upper(User_.name),
                                    length(User_.name))
                            .from(User.class),
                    db.select(
                                    (a, b, c, d, e, f, g, h, i) -> List.<Object>of(a, b, c, d, e, f, g, h, i),
                                    User_.id,
                                    User_.name,
                                    User_.age,
                                    city,
                                    User_.active,
                                    lower(User_.name),
                                    upper(User_.name),
                                    length(User_.name),
                                    add(User_.age, 1))
                            .from(User.class),
                    db.select(
                                    (a, b, c, d, e, f, g, h, i, j) -> List.<Object>of(a, b, c, d, e, f, g, h, i, j),
                                    User_.id,
                                    User_.name,
                                    User_.age,
                                    city,
                                    User_.active,
                                    lower(User_.name),
                                    upper(User_.name),
                                    length(User_.name),
                                    add(User_.age, 1),
                                    subtract(User_.age, 1))
                            .from(User.class),
                    db.select(
                                    (a, b, c, d, e, f, g, h, i, j, k) -> List.<Object>of(a, b, c, d, e, f, g, h, i, j),
                                    User_.id,
                                    User_.name,
                                    User_.age,
                                    city,
                                    User_.active,
                                    lower(User_.name),
                                    upper(User_.name),
                                    length(User_.name),
                                    add(User_.age, 1),
                                    subtract(User_.age, 1),
                                    multiply(User_.age, 2))
                            .from(User.class));
            List<Object> whole = List.of(1L, "ann", 17, "Rome", true, "ann", "ANN", 3, 18, 16);
            for (int i = 0; i < selects.size(); i++) {
                assertThat(selects.get(i).where(eq(User_.id, 1L)).list())
                        .containsExactly(whole.subList(0, Math.min(i + 1, whole.size())));
            }
            return true;
        });
    }

    @Test
    void distinct_rows() {
        blog.in(db -> {
            Path<String> city = path(User_.address).get(Address_.city);
            assertThat(db.select(city)
                            .from(User.class)
                            .where(isNotNull(city))
                            .distinct()
                            .orderBy(asc(city))
                            .list())
                    .containsExactly("Oslo", "Rome");
            return assertThat(db.select(city, User_.active)
                            .from(User.class)
                            .where(isNotNull(city))
                            .distinct()
                            .orderBy(asc(city))
                            .list())
                    .hasToString("[{city=Oslo, active=true}, {city=Rome, active=true}]");
        });
    }

    @Test
    void both_sides_of_a_full_join() {
        blog.in(db -> {
            Alias<User> host = Alias.of(User.class, "host");
            List<String> pairs = db
                    .select(User_.name, host.get(User_.name))
                    .from(User.class)
                    .fullJoin(host, eq(path(User_.invitedBy).get(User_.id), host.get(User_.id)))
                    .list()
                    .stream()
                    .map(row -> row.get(0) + "-" + row.get(1))
                    .toList();
            return assertThat(pairs)
                    .containsExactlyInAnyOrder("ann-null", "bob-ann", "cid-ann", "dan-bob", "null-cid", "null-dan");
        });
    }

    @Test
    void ranks_and_neighbours() {
        blog.in(db -> {
            db.session().find(Post.class, 3L).likes = 3;
            Window byLikes = Window.ordered(desc(Post_.likes));
            Window inOrder = Window.ordered(asc(Post_.id));
            return assertThat(db.select(
                                    Post_.title,
                                    Window.rank(byLikes),
                                    Window.denseRank(byLikes),
                                    Window.lag(Post_.title, inOrder),
                                    Window.lead(Post_.title, inOrder),
                                    Window.firstValue(Post_.title, inOrder),
                                    Window.cumulativeDistribution(byLikes))
                            .from(Post.class)
                            .orderBy(asc(Post_.id))
                            .list())
                    .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3) + " "
                            + row.get(4) + " " + row.get(5) + " " + Math.round(100 * (Double) row.get(6)))
                    .containsExactly(
                            "alpha 1 1 null beta alpha 25",
                            "beta 2 2 alpha gamma alpha 75",
                            "gamma 2 2 beta delta alpha 75",
                            "delta 4 3 gamma null alpha 100");
        });
    }
}
