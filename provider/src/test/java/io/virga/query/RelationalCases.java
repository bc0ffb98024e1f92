package io.virga.query;

import static io.virga.query.Conditions.*;
import static io.virga.query.Conditions.eq;
import static io.virga.query.Conditions.gt;
import static io.virga.query.Conditions.isNotNull;
import static io.virga.query.Expressions.*;
import static io.virga.query.Expressions.asc;
import static io.virga.query.Expressions.desc;
import static io.virga.query.Expressions.placeholder;
import static io.virga.query.Expressions.upper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.query.blog.Address;
import io.virga.query.blog.Comment_;
import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.Status;
import io.virga.query.blog.Tag;
import io.virga.query.blog.Tag_;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;

abstract class RelationalCases extends BlogCases {

    @Test
    void two_levels_in_three_statements() {
        assertThat(blog.statements(() -> blog.in(db -> {
                    List<Found<User>> users = db.query(User.class)
                            .orderBy(asc(User_.name))
                            .with(User_.posts, p -> p.orderBy(desc(Post_.title))
                                    .with(Post_.comments, c -> c.orderBy(asc(Comment_.text))))
                            .findMany();
                    assertThat(users).hasToString("[ann, bob, cid, dan]");
                    assertThat(users.get(0).many(User_.posts)).hasToString("[gamma, beta, alpha]");
                    assertThat(users.get(0).many(User_.posts).get(2).many(Post_.comments))
                            .hasToString("[a1, a2]");
                    return assertThat(users.get(3).many(User_.posts)).hasSize(0);
                })))
                .hasSize(3);
    }

    @Test
    void the_number_of_statements_does_not_depend_on_the_number_of_rows() {
        blog.in(db -> {
            User eve = new User(100, "eve", 30);
            db.session().persist(eve);
            LongStream.range(100, 400).forEach(id -> db.session().persist(new Post(id, "p" + id, eve)));
            db.session().flush();
            return assertThat(blog.statements(() -> {
                        Found<User> found = db.query(User.class)
                                .where(eq(User_.name, "eve"))
                                .with(User_.posts, p -> p.with(Post_.comments).with(Post_.tags))
                                .findUnique()
                                .orElseThrow();
                        assertThat(found.many(User_.posts)).hasSize(300);
                    }))
                    .hasSize(4);
        });
    }

    @Test
    void the_limit_is_each_parents_own() {
        blog.in(db -> {
            Query<User> newest = db.query(User.class)
                    .orderBy(asc(User_.id))
                    .with(User_.posts, p -> p.orderBy(desc(Post_.at)).limit(2));
            assertThat(newest.findMany())
                    .extracting(user -> user.many(User_.posts).toString())
                    .containsExactly("[gamma, beta]", "[delta]", "[]", "[]");
            return assertThat(db.query(User.class)
                            .orderBy(asc(User_.id))
                            .with(
                                    User_.posts,
                                    p -> p.orderBy(desc(Post_.at)).offset(1).limit(1))
                            .findMany())
                    .extracting(user -> user.many(User_.posts).toString())
                    .containsExactly("[beta]", "[]", "[]", "[]");
        });
    }

    @Test
    void the_database_does_the_cutting() {
        assertThat(blog.statements(() -> blog.in(db -> db.query(User.class)
                        .with(User_.posts, p -> p.orderBy(desc(Post_.at)).limit(2))
                        .findMany())))
                .hasSize(2)
                .last()
                .asString()
                .contains("row_number() over(partition by");
    }

    @Test
    void the_parents_table_is_not_read_again() {
        assertThat(blog.statements(() ->
                        blog.in(db -> db.query(User.class).with(User_.posts).findMany())))
                .last()
                .asString()
                .doesNotContain("users");
    }

    @Test
    void a_filtered_relation_leaves_the_entitys_collection_alone() {
        blog.in(db -> {
            Found<User> ann = db.query(User.class)
                    .where(eq(User_.name, "ann"))
                    .with(User_.posts, p -> p.where(eq(Post_.status, Status.PUBLISHED)))
                    .findUnique()
                    .orElseThrow();
            assertThat(ann.entities(User_.posts)).hasToString("[alpha]");
            assertThat(db.session().contains(ann.entities(User_.posts).get(0))).isTrue();
            assertThat(Hibernate.isInitialized(ann.entity().getPosts())).isFalse();
            return assertThat(ann.entity().getPosts()).hasSize(3);
        });
    }

    @Test
    void to_one_many_to_many_and_values() {
        blog.in(db -> {
            List<Found<Post>> posts = db.query(Post.class)
                    .orderBy(asc(Post_.id))
                    .with(Post_.author, a -> a.with(User_.nicknames))
                    .with(Post_.tags, t -> t.orderBy(asc(Tag_.label)))
                    .findMany();
            assertThat(posts)
                    .extracting(post -> post.one(Post_.author).orElseThrow().toString())
                    .containsExactly("ann", "ann", "ann", "bob");
            assertThat(posts)
                    .extracting(post -> post.entities(Post_.tags).toString())
                    .containsExactly("[java, jpa]", "[java]", "[]", "[]");
            assertThat(posts.get(1).one(Post_.author).orElseThrow().entities(User_.nicknames))
                    .containsExactly("annie");
            return assertThat(db.query(Tag.class)
                            .orderBy(asc(Tag_.label))
                            .with(Tag_.posts, p -> p.orderBy(desc(Post_.id)).limit(1))
                            .findMany())
                    .extracting(tag -> tag.entities(Tag_.posts).toString())
                    .containsExactly("[beta]", "[alpha]");
        });
    }

    @Test
    void a_relation_to_the_same_entity() {
        blog.in(db -> assertThat(db.query(User.class)
                        .where(eq(User_.name, "dan"))
                        .with(User_.invitedBy, host -> host.where(gt(User_.age, 20))
                                .with(User_.invitedBy))
                        .findMany())
                .extracting(dan -> dan.one(User_.invitedBy)
                        .orElseThrow()
                        .one(User_.invitedBy)
                        .toString())
                .containsExactly("Optional[ann]"));
    }

    @Test
    void columns_and_extras_of_each_level() {
        blog.in(db -> {
            Expression<Integer> comments = size(Post_.comments);
            Found<User> ann = db.query(User.class)
                    .columns(User_.name)
                    .extras(upper(User_.name).as("loud"))
                    .where(eq(User_.id, 1L))
                    .with(User_.posts, p -> p.columns(Post_.title)
                            .extras(comments)
                            .orderBy(asc(Post_.id))
                            .limit(2))
                    .findUnique()
                    .orElseThrow();
            assertThat(ann.get(User_.name)).isEqualTo("ann");
            assertThat(ann.many(User_.posts)).hasToString("[[alpha, 2], [beta, 0]]");
            assertThat(ann.many(User_.posts).get(0).get(comments)).isEqualTo(2);
            assertThatThrownBy(ann::entity)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("NO_ENTITY: the query asked for columns only [query User]");
            return assertThat(db.session().getStatistics().getEntityCount()).isZero();
        });
    }

    @Test
    void filter_by_relation() {
        blog.in(db -> assertThat(db.query(User.class)
                        .where(some(User_.posts, some(Post_.tags, eq(Tag_.label, "jpa"))))
                        .findMany())
                .hasToString("[ann]"));
    }

    @Test
    void an_element_can_be_changed_and_is_flushed() {
        blog.in(db -> {
            db.query(User.class)
                    .orderBy(asc(User_.id))
                    .with(User_.posts)
                    .findMany()
                    .get(0)
                    .entities(User_.posts)
                    .forEach(post -> post.likes++);
            return assertThat(db.select(Post.class).where(eq(Post_.likes, 8)).list())
                    .hasToString("[alpha]");
        });
    }

    @Test
    void placeholders_on_any_level() {
        blog.in(db -> {
            Query<User> query = db.query(User.class)
                    .where(eq(User_.name, placeholder("who", String.class)))
                    .with(User_.posts, p -> p.where(gt(Post_.likes, placeholder("likes", Integer.class)))
                            .orderBy(asc(Post_.id)));
            assertThat(query.bind("who", "ann")
                            .bind("likes", 2)
                            .findMany()
                            .get(0)
                            .entities(User_.posts))
                    .hasToString("[alpha, beta]");
            assertThatThrownBy(() -> query.bind("who", "ann").findMany())
                    .hasMessageContaining("UNBOUND_PLACEHOLDER: no value for :likes");
            return assertThatThrownBy(() -> query.bind("who", "ann")
                            .bind("likes", 1)
                            .bind("other", 1)
                            .findMany())
                    .hasMessageContaining("UNKNOWN_PLACEHOLDER");
        });
    }

    @Test
    void counts_pages_and_slices() {
        blog.in(db -> {
            Query<User> query = db.query(User.class)
                    .where(isNotNull(User_.age))
                    .orderBy(desc(User_.age))
                    .with(User_.posts, p -> p.orderBy(asc(Post_.id)));
            assertThat(query.count()).isEqualTo(3);
            assertThat(query.exists()).isTrue();
            assertThat(query.whereIf(true, () -> gt(User_.age, 100)).exists()).isFalse();
            Page<Found<User>> second = query.page(1, 2);
            assertThat(second.items()).hasToString("[ann]");
            assertThat(second.total()).isEqualTo(3);
            assertThat(second.items().get(0).entities(User_.posts)).hasToString("[alpha, beta, gamma]");
            Cursors cursors = Cursors.signedBy("at least sixteen bytes".getBytes(StandardCharsets.UTF_8));
            Slice<Found<User>> first = query.slice(cursors, 2);
            assertThat(first.items()).hasToString("[cid, bob]");
            assertThat(first.items().get(1).entities(User_.posts)).hasToString("[delta]");
            Slice<Found<User>> last = query.slice(cursors, 2, first.next().orElseThrow());
            assertThat(last.items()).hasToString("[ann]");
            assertThat(last.next()).isEmpty();
            assertThat(query.slice(cursors, 2, last.previous().orElseThrow()).items())
                    .hasToString("[cid, bob]");
            return assertThat(query.columns(User_.name)
                            .extras(upper(User_.name))
                            .slice(cursors, 1)
                            .items()
                            .get(0)
                            .get(User_.name))
                    .isEqualTo("cid");
        });
    }

    @Test
    void what_was_not_asked_for_says_so() {
        blog.in(db -> {
            Found<User> ann = db.query(User.class).findFirst().orElseThrow();
            assertThatThrownBy(() -> ann.many(User_.posts))
                    .hasMessage(
                            "NOT_ASKED: User.posts was not asked for [query User with []]. Add with(…) to the query.");
            assertThatThrownBy(() -> db.query(User.class).with(User_.name))
                    .hasMessageContaining("NO_RELATION: User.name");
            return assertThatThrownBy(() -> db.query(User.class).with(User_.posts, p -> p.limit(-1)))
                    .hasMessageContaining("NEGATIVE_LIMIT");
        });
    }

    @Test
    void no_parents_no_statements() {
        assertThat(blog.statements(() -> blog.in(db -> db.query(User.class)
                        .where(eq(User_.name, "nobody"))
                        .with(User_.posts, p -> p.with(Post_.comments))
                        .findMany())))
                .hasSize(1);
    }

    @Test
    void columns_left_out() {
        blog.in(db -> {
            Found<User> ann = db.query(User.class)
                    .omit(User_.balance, User_.version)
                    .where(eq(User_.id, 1L))
                    .with(User_.posts, p -> p.omit(Post_.keywords, Post_.at).orderBy(asc(Post_.id)))
                    .findUnique()
                    .orElseThrow();
            assertThat(ann.get(User_.name)).isEqualTo("ann");
            assertThat(ann.get(User_.address)).isEqualTo(new Address("Rome", "Via A"));
            assertThat(ann.many(User_.posts))
                    .hasToString("[[1, 7, PUBLISHED, alpha], [2, 3, DRAFT, beta]," + " [3, 2, DRAFT, gamma]]");
            assertThatThrownBy(() -> ann.get(User_.balance))
                    .hasMessageContaining("UNKNOWN_COLUMN: balance was not selected [active, address, age, id, name]");
            assertThatThrownBy(ann::entity).hasMessageContaining("NO_ENTITY");
            return assertThat(db.session().getStatistics().getEntityCount()).isZero();
        });
    }

    @Test
    void elements_of_a_collection_of_values() {
        blog.in(db -> {
            db.session().find(User.class, 1L).nicknames.addAll(List.of("nan", "anka"));
            db.session().find(User.class, 2L).nicknames.add("bobby");
            Path<String> nickname = element(String.class);
            List<Found<User>> users = db.query(User.class)
                    .where(some(User_.nicknames, like(nickname, "%n%")))
                    .with(User_.nicknames, n -> n.where(like(nickname, "an%"))
                            .orderBy(desc(nickname))
                            .limit(1))
                    .findMany();
            assertThat(users).hasToString("[ann]");
            assertThat(users.get(0).entities(User_.nicknames)).containsExactly("annie");
            return assertThat(db.query(User.class)
                            .where(none(User_.nicknames))
                            .orderBy(asc(User_.id))
                            .findMany())
                    .hasToString("[cid, dan]");
        });
    }

    @Test
    void filter_by_relations_of_one_and_of_many() {
        blog.in(db -> {
            assertThat(db.query(Post.class)
                            .where(some(Post_.author, lt(User_.age, 20)), none(Post_.comments))
                            .orderBy(asc(Post_.id))
                            .findMany())
                    .hasToString("[beta, gamma]");
            return assertThat(db.query(Tag.class)
                            .where(some(
                                    Tag_.posts,
                                    some(Post_.author, some(User_.nicknames, eq(element(String.class), "annie")))))
                            .orderBy(asc(Tag_.label))
                            .findMany())
                    .hasToString("[java, jpa]");
        });
    }
}
