package io.virga.query;

import static io.virga.query.Conditions.*;
import static io.virga.query.Expressions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.query.blog.Post;
import io.virga.query.blog.Post_;
import io.virga.query.blog.Store;
import io.virga.query.blog.Tag;
import io.virga.query.blog.Tag_;
import io.virga.query.blog.User;
import io.virga.query.blog.User_;
import org.junit.jupiter.api.Test;

abstract class CombinedCases extends BlogCases {

    @Test
    void sets_of_one_column() {
        blog.in(db -> {
            Select<String> young = db.select(User_.name).from(User.class).where(lt(User_.age, 30));
            Select<String> hosts =
                    db.select(path(User_.invitedBy).get(User_.name)).from(User.class);
            Sort byName = asc(User_.name);
            assertThat(young.union(hosts).orderBy(byName).list()).containsExactly("ann", "bob");
            assertThat(young.unionAll(hosts).orderBy(byName).list()).containsExactly("ann", "ann", "ann", "bob", "bob");
            assertThat(young.unionAll(hosts).orderBy(byName).offset(1).limit(3).list())
                    .containsExactly("ann", "ann", "bob");
            assertThat(young.intersect(db.select(User_.name).from(User.class).where(gt(User_.age, 20)))
                            .list())
                    .containsExactly("bob");
            assertThat(young.except(hosts.where(eq(User_.name, "dan"))).first()).contains("ann");
            return assertThatThrownBy(() -> young.union(hosts).orderBy(asc(User_.age)))
                    .hasMessageContaining("UNKNOWN_COLUMN");
        });
    }

    @Test
    void sets_that_keep_equal_rows() {
        blog.in(db -> {
            Select<String> hosts =
                    db.select(path(User_.invitedBy).get(User_.name)).from(User.class);
            Select<String> ann = db.select(User_.name).from(User.class).where(eq(User_.name, "ann"));
            if (!store().has(Store.Feature.INTERSECT_ALL)) {
                return assertThatThrownBy(() -> hosts.exceptAll(ann).list())
                        .hasMessageContaining("NO_SUCH_SET: the database has no EXCEPT ALL");
            }
            assertThat(hosts.exceptAll(ann)
                            .orderBy(asc(path(User_.invitedBy).get(User_.name)))
                            .list())
                    .containsExactly("ann", "bob");
            return assertThat(hosts.intersectAll(hosts).list()).containsExactlyInAnyOrder("ann", "ann", "bob");
        });
    }

    @Test
    void the_sql_of_a_set() {
        blog.in(db -> assertThat(db.select(User_.name)
                        .from(User.class)
                        .union(db.select(Tag_.label).from(Tag.class))
                        .sql())
                .contains(" union ", "from users", "from Tag"));
    }

    @Test
    void sets_of_rows_and_of_entities() {
        blog.in(db -> {
            assertThat(db.select(User_.name, User_.id)
                            .from(User.class)
                            .where(eq(User_.name, placeholder("who", String.class)))
                            .union(db.select(Post_.title, Post_.id)
                                    .from(Post.class)
                                    .where(gt(Post_.likes, 6)))
                            .orderBy(desc(User_.name))
                            .bind("who", "cid")
                            .list())
                    .hasToString("[{name=cid, id=3}, {name=alpha, id=1}]");
            return assertThat(db.select(User.class)
                            .where(eq(User_.name, "ann"))
                            .union(db.select(User.class).where(eq(User_.age, 17)))
                            .list())
                    .hasToString("[ann]");
        });
    }
}
