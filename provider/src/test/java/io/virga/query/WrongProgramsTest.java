package io.virga.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the types promise: wrong programs do not compile, and the right ones beside them do. */
class WrongProgramsTest {

    @TempDir
    Path output;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.select(User.class).where(eq(User_.age, 18)).list()",
                "db.select(User.class).where(eq(User_.id, User_.id), gt(User_.age, 1)).orderBy(asc(User_.age)).list()",
                "db.update(User.class).set(User_.age, 1).set(User_.age, add(User_.age, 1)).execute()",
                "db.query(User.class).with(User_.posts, p -> p.with(Post_.comments)).findMany()",
                "List<NameAge> rows = db.select(NameAge::new, User_.name, User_.age).from(User.class).list()",
                "when(eq(User_.age, 1), \"a\").otherwise(\"b\")",
                "path(User_.address).get(Address_.city)",
                "contains(User_.nicknames, \"annie\")",
                "overlaps(User_.nicknames, List.of(\"annie\"))",
                "treat(Attachment.class, Picture.class).get(Picture_.width)",
                "instanceOf(Attachment.class, Picture.class)",
                "eq(Derived.of(\"d\", db.select(User_.name).from(User.class)).get(User_.name), \"ann\")",
                "db.insert(Rating.class).onConflictDoUpdate(List.of(Rating_.post, Rating_.reader), it -> it.set(Rating_.stars, 1))",
                "UnitOfWork.of(db.session()).batch(db.delete(User.class), db.insert(Tag.class).set(Tag_.label, \"a\"))",
                "db.query(User.class).page(0, 10).items().get(0).many(User_.posts)",
            })
    void right(String program) {
        assertThat(Program.errors(program + ";", output)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // values of another type
                "eq(User_.age, \"18\")",
                "eq(User_.name, 5)",
                "eq(User_.name, null)",
                "gt(User_.age, 1.5)",
                "eq(User_.age, Post_.title)",
                "between(User_.age, 1, \"2\")",
                "in(User_.age, \"a\", \"b\")",
                "in(User_.age, List.of(\"a\"))",
                "in(User_.age, db.select(User_.name).from(User.class))",
                "contains(User_.nicknames, 5)",
                "coalesce(User_.age, \"x\")",
                "when(eq(User_.age, 1), \"a\").otherwise(5)",
                // operators that the type does not have
                "like(User_.age, \"1%\")",
                "gt(User_.address, User_.address)",
                "add(User_.name, \"x\")",
                "sum(User_.name)",
                // attributes of another entity
                "db.update(User.class).set(Post_.title, \"x\")",
                "db.insert(User.class).set(Post_.title, \"x\")",
                "db.query(User.class).with(Post_.comments)",
                "db.query(User.class).with(User_.posts, p -> p.with(User_.posts))",
                "db.query(User.class).findMany().get(0).many(Post_.comments)",
                "path(User_.address).get(Post_.title)",
                // assignments of another type
                "db.update(User.class).set(User_.age, \"x\")",
                "db.update(User.class).set(User_.age, User_.name)",
                // rows of another type
                "List<Post> rows = db.select(User.class).list()",
                "List<Integer> ages = db.select(User_.name).from(User.class).list()",
                "String age = db.select(User_.name, User_.age).from(User.class).list().get(0).get(User_.age)",
                "db.select(NameAge::new, User_.age, User_.name)",
                "db.select(NameAge::new, User_.name)",
                "db.select(User_.name).from(User.class).union(db.select(User_.age).from(User.class))",
                // subclasses, collections and tables of another type
                "treat(Attachment.class, User.class)",
                "treat(Attachment.class, Picture.class).get(Link_.target)",
                "instanceOf(Attachment.class, User.class)",
                "overlaps(User_.nicknames, List.of(5))",
                "contains(Post_.keywords, 5)",
                "append(Post_.keywords, 5)",
                "eq(Derived.of(\"d\", db.select(User_.name).from(User.class)).get(User_.name), 5)",
                "List<Post> rows = db.insert(User.class).set(User_.id, 1L).returning()",
                "List<User> first = db.query(User.class).findMany()",
                "db.query(User.class).omit(Post_.likes)",
                "db.insert(User.class).setNull(Post_.title)",
                "db.insert(User.class).onConflictDoNothing(Post_.id)",
                "db.insert(User.class).onConflictDoUpdate(List.of(Post_.id), it -> it.set(User_.age, 1))",
                "db.insert(User.class).onConflictDoUpdate(User_.id, it -> it.set(Post_.likes, 1))",
                "db.query(User.class).with(User_.nicknames, n -> n.where(like(element(Integer.class), \"a%\")))",
                "UnitOfWork.of(db.session()).batch(db.select(User.class))",
                // unfinished statements
                "db.select(User_.name, User_.age).list()",
                "db.select(User.class).orderBy(User_.age)",
                "db.select(User.class).where(User_.active)",
            })
    void wrong(String program) {
        assertThat(Program.errors(program + ";", output))
                .as("it is wrong in what it says, not in its words")
                .isNotEmpty()
                .noneMatch(error -> error.contains("symbol:   variable")
                        || error.contains("symbol:   class")
                        || error.contains("expected"));
    }
}
