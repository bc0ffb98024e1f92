package io.virga.query;

import static io.virga.query.Conditions.and;
import static io.virga.query.Conditions.containedIn;
import static io.virga.query.Conditions.contains;
import static io.virga.query.Conditions.containsAll;
import static io.virga.query.Conditions.eq;
import static io.virga.query.Conditions.isFalse;
import static io.virga.query.Conditions.isNotEmpty;
import static io.virga.query.Conditions.isTrue;
import static io.virga.query.Conditions.not;
import static io.virga.query.Conditions.overlaps;
import static io.virga.query.Expressions.append;
import static io.virga.query.Expressions.asc;
import static io.virga.query.Expressions.remove;
import static io.virga.query.Expressions.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.Store;
import io.virga.query.blog.Tag;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class CollectionCases extends BlogCases {

    private static List<String> names(Statements db, Condition condition) {
        return db.select(User_.name)
                .from(User.class)
                .where(condition)
                .orderBy(asc(User_.name))
                .list();
    }

    private static List<String> titles(Statements db, Condition condition) {
        return db.select(Post_.title)
                .from(Post.class)
                .where(condition)
                .orderBy(asc(Post_.title))
                .list();
    }

    @Test
    void collections_of_values() {
        blog.in(db -> {
            db.session().find(User.class, 1L).nicknames.add("nan");
            db.session().find(User.class, 2L).nicknames.add("bobby");
            assertThat(names(db, contains(User_.nicknames, "nan"))).containsExactly("ann");
            assertThat(names(db, containsAll(User_.nicknames, List.of("nan", "annie"))))
                    .containsExactly("ann");
            assertThat(names(db, containsAll(User_.nicknames, List.of("nan", "bobby"))))
                    .isEmpty();
            assertThat(names(db, containsAll(User_.nicknames, List.of()))).hasSize(4);
            assertThat(names(db, overlaps(User_.nicknames, List.of("nan", "bobby"))))
                    .containsExactly("ann", "bob");
            assertThat(names(db, overlaps(User_.nicknames, List.of()))).isEmpty();
            assertThat(names(db, containedIn(User_.nicknames, List.of("bobby", "nan"))))
                    .containsExactly("bob", "cid", "dan");
            assertThat(names(db, containedIn(User_.nicknames, List.of()))).containsExactly("cid", "dan");
            return assertThat(names(db, eq(size(User_.nicknames), 2))).containsExactly("ann");
        });
    }

    @Test
    void collections_of_entities() {
        blog.in(db -> {
            Tag java = db.session().find(Tag.class, "java");
            Tag jpa = db.session().find(Tag.class, "jpa");
            assertThat(titles(db, contains(Post_.tags, jpa))).containsExactly("alpha");
            assertThat(titles(db, overlaps(Post_.tags, List.of(java, jpa)))).containsExactly("alpha", "beta");
            assertThat(titles(db, containsAll(Post_.tags, List.of(java, jpa)))).containsExactly("alpha");
            assertThat(titles(db, containedIn(Post_.tags, List.of(java)))).containsExactly("beta", "delta", "gamma");
            return assertThat(titles(db, and(isNotEmpty(Post_.tags), not(contains(Post_.tags, jpa)))))
                    .containsExactly("beta");
        });
    }

    @Test
    void arrays() {
        if (!store().has(Store.Feature.ARRAYS)) {
            blog.in(db -> assertThatThrownBy(() -> titles(db, contains(Post_.keywords, "a")))
                    .hasMessageStartingWith("NO_ARRAYS: the database has no function array_contains")
                    .hasMessageContaining("@ElementCollection"));
            return;
        }
        blog.in(db -> {
            db.session().find(Post.class, 2L).keywords = new String[] {"b"};
            assertThat(titles(db, contains(Post_.keywords, "a"))).containsExactly("alpha");
            assertThat(titles(db, containsAll(Post_.keywords, new String[] {"a", "b"})))
                    .containsExactly("alpha");
            assertThat(titles(db, containedIn(Post_.keywords, new String[] {"b"})))
                    .containsExactly("beta", "delta", "gamma");
            assertThat(titles(db, overlaps(Post_.keywords, new String[] {"b", "c"})))
                    .containsExactly("alpha", "beta");
            assertThat(titles(db, eq(size(Post_.keywords), 2))).containsExactly("alpha");
            db.update(Post.class)
                    .set(Post_.keywords, append(Post_.keywords, "z"))
                    .where(eq(Post_.id, 1L))
                    .execute();
            db.update(Post.class)
                    .set(Post_.keywords, remove(Post_.keywords, "b"))
                    .where(eq(Post_.id, 2L))
                    .execute();
            assertThat(db.session().find(Post.class, 1L).keywords).containsExactly("a", "b", "z");
            return assertThat(db.session().find(Post.class, 2L).keywords).hasSize(0);
        });
    }

    @Test
    void truth_values() {
        blog.in(db -> {
            assertThat(names(db, isFalse(User_.active))).containsExactly("dan");
            return assertThat(names(db, isTrue(User_.active))).containsExactly("ann", "bob", "cid");
        });
    }
}
