package io.virga.query;

import static io.virga.query.Conditions.*;
import static io.virga.query.Expressions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.query.blog.Address_;
import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import jakarta.persistence.NonUniqueResultException;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class SelectCases extends BlogCases {

    private List<String> names(Condition... conditions) {
        return blog.in(db -> db.select(User.class).where(conditions).orderBy(asc(User_.name)).list().stream()
                .map(User::toString)
                .toList());
    }

    @Test
    void rows_are_managed_entities() {
        blog.in(db -> {
            User ann =
                    db.select(User.class).where(eq(User_.name, "ann")).unique().orElseThrow();
            return assertThat(db.session().contains(ann)).isTrue();
        });
    }

    @Test
    void comparisons() {
        assertThat(names(eq(User_.age, 25))).containsExactly("bob");
        assertThat(names(ne(User_.age, 25))).containsExactly("ann", "cid");
        assertThat(names(gt(User_.age, 25))).containsExactly("cid");
        assertThat(names(gte(User_.age, 25))).containsExactly("bob", "cid");
        assertThat(names(lt(User_.age, 25))).containsExactly("ann");
        assertThat(names(lte(User_.age, 25))).containsExactly("ann", "bob");
        assertThat(names(eq(User_.age, User_.age))).containsExactly("ann", "bob", "cid");
        assertThat(names(lt(User_.name, "bob"), eq(User_.active, true))).containsExactly("ann");
    }

    @Test
    void nulls_lists_ranges_and_patterns() {
        assertThat(names(isNull(User_.age))).containsExactly("dan");
        assertThat(names(isNotNull(User_.age))).containsExactly("ann", "bob", "cid");
        assertThat(names(in(User_.name, "ann", "dan", "eve"))).containsExactly("ann", "dan");
        assertThat(names(notIn(User_.name, List.of("ann", "dan")))).containsExactly("bob", "cid");
        assertThat(names(between(User_.age, 17, 25))).containsExactly("ann", "bob");
        assertThat(names(notBetween(User_.age, 17, 25))).containsExactly("cid");
        assertThat(names(like(User_.name, "%n"))).containsExactly("ann", "dan");
        assertThat(names(notLike(User_.name, "%n"))).containsExactly("bob", "cid");
        assertThat(names(like(User_.name, "A%"))).isEmpty();
        assertThat(names(ilike(User_.name, "A%"))).containsExactly("ann");
        assertThat(names(notIlike(User_.name, "A%"))).containsExactly("bob", "cid", "dan");
    }

    @Test
    void an_empty_list_holds_nothing() {
        assertThat(names(in(User_.name, List.of()))).isEmpty();
        assertThat(names(notIn(User_.name, List.of()))).hasSize(4);
    }

    @Test
    void logic() {
        assertThat(names(or(eq(User_.name, "ann"), eq(User_.name, "bob")))).containsExactly("ann", "bob");
        assertThat(names(and(gt(User_.age, 17), lt(User_.age, 40)))).containsExactly("bob");
        assertThat(names(not(eq(User_.name, "ann")))).containsExactly("bob", "cid", "dan");
        assertThat(names(eq(User_.name, "ann").or(eq(User_.name, "bob")).and(eq(User_.age, 17))))
                .containsExactly("ann");
        assertThat(names(and())).hasSize(4);
        assertThat(names(or())).isEmpty();
        assertThat(names(not(or()))).hasSize(4);
    }

    @Test
    void paths_through_embeddables_and_relations() {
        assertThat(names(eq(path(User_.address).get(Address_.city), "Rome"))).containsExactly("ann", "cid");
        assertThat(names(eq(path(User_.invitedBy).get(User_.name), "bob"))).containsExactly("dan");
    }

    @Test
    void exists_and_in_a_query() {
        blog.in(db -> {
            Alias<User> guest = Alias.of(User.class, "guest");
            Select<User> guests =
                    db.select(guest).where(eq(guest.get(User_.invitedBy).get(User_.id), User_.id));
            assertThat(db.select(User.class)
                            .where(exists(guests))
                            .orderBy(asc(User_.name))
                            .list())
                    .extracting(User::toString)
                    .containsExactly("ann", "bob");
            assertThat(db.select(User.class).where(notExists(guests)).count()).isEqualTo(2);
            Select<User> grown = db.select(guest).where(gte(guest.get(User_.age), 25));
            return assertThat(db.select(User.class)
                            .where(in(User_.invitedBy, grown))
                            .list())
                    .extracting(User::toString)
                    .containsExactly("dan");
        });
    }

    @Test
    void order_limit_and_offset() {
        blog.in(db -> {
            Select<User> byAge = db.select(User.class).orderBy(desc(User_.age).nullsLast(), asc(User_.name));
            assertThat(byAge.list()).extracting(User::toString).containsExactly("cid", "bob", "ann", "dan");
            assertThat(byAge.limit(1).offset(1).list())
                    .extracting(User::toString)
                    .containsExactly("bob");
            assertThat(byAge.limit(0).list()).isEmpty();
            assertThat(byAge.limit(0).first()).isEmpty();
            assertThat(byAge.first().map(User::toString)).contains("cid");
            assertThat(byAge.count()).isEqualTo(4);
            assertThat(byAge.limit(1).count()).isEqualTo(4);
            assertThat(byAge.exists()).isTrue();
            return assertThat(byAge.where(eq(User_.name, "eve")).exists()).isFalse();
        });
    }

    @Test
    void unique_refuses_a_second_row() {
        blog.in(db -> assertThatThrownBy(() -> db.select(User.class).unique())
                .isInstanceOf(NonUniqueResultException.class)
                .hasMessageStartingWith("NOT_UNIQUE"));
    }

    @Test
    void a_statement_is_a_value() {
        blog.in(db -> {
            Select<User> all = db.select(User.class);
            all.where(eq(User_.name, "ann")).limit(1);
            return assertThat(all.list()).hasSize(4);
        });
    }

    @Test
    void placeholders() {
        blog.in(db -> {
            Select<User> byName = db.select(User.class).where(eq(User_.name, placeholder("name", String.class)));
            assertThat(byName.bind("name", "ann").unique().orElseThrow().age).isEqualTo(17);
            assertThat(byName.bind("name", "bob").unique().orElseThrow().age).isEqualTo(25);
            assertThatThrownBy(byName::list)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("UNBOUND_PLACEHOLDER: no value for :name");
            return assertThatThrownBy(
                            () -> byName.bind("name", "ann").bind("nome", 1).list())
                    .hasMessageContaining("UNKNOWN_PLACEHOLDER: nothing is called :nome; there are [name]");
        });
    }

    @Test
    void statements_of_one_shape_share_a_plan() {
        blog.in(db -> {
            var statistics = blog.factory.getStatistics();
            db.select(User.class)
                    .where(gt(User_.age, 1), in(User_.id, 1L, 2L, 3L))
                    .list();
            statistics.setStatisticsEnabled(true);
            statistics.clear();
            for (int i = 0; i < 20; i++) {
                db.select(User.class)
                        .where(gt(User_.age, i), in(User_.id, 1L, 2L, 3L, (long) i))
                        .list();
            }
            assertThat(statistics.getQueryPlanCacheMissCount()).isZero();
            return assertThat(statistics.getQueryPlanCacheHitCount()).isEqualTo(20);
        });
    }

    @Test
    void hints() {
        blog.in(db -> {
            User ann = db.select(User.class)
                    .where(eq(User_.name, "ann"))
                    .hint("org.hibernate.readOnly", true)
                    .hint("virga.dynamodb.scan", "allow")
                    .unique()
                    .orElseThrow();
            return assertThat(db.session().isReadOnly(ann)).isTrue();
        });
    }

    @Test
    void wrong_statements_say_so() {
        blog.in(db -> {
            assertThatThrownBy(() ->
                            db.select(User.class).where(eq(Post_.title, "x")).list())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("FOREIGN_ATTRIBUTE: Post.title is no attribute of the statement's sources [User]."
                            + " Join Post, or reach it by path(…).get(…).");
            assertThatThrownBy(() -> db.select(User.class).limit(-1)).hasMessageContaining("NEGATIVE_LIMIT: limit(-1)");
            assertThatThrownBy(() -> db.select(User.class).offset(-1))
                    .hasMessageContaining("NEGATIVE_OFFSET: offset(-1)");
            assertThatThrownBy(() -> db.select(User.class).where(eq(User_.posts, new Post())))
                    .hasMessageContaining("PLURAL_ATTRIBUTE: User.posts");
            assertThatThrownBy(() -> eq(User_.name, (String) null)).hasMessageContaining("NULL_VALUE");
            assertThatThrownBy(() -> db.select(User.class).bind("name", null))
                    .hasMessageContaining("NULL_VALUE: no value compares with null [:name]");
            assertThatThrownBy(() -> placeholder("two words", String.class)).hasMessageContaining("PLACEHOLDER_NAME");
            return assertThatThrownBy(() -> eq(null, "x")).hasMessageContaining("NO_METAMODEL");
        });
    }
}
