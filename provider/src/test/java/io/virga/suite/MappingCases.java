package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import io.virga.suite.mapping.Detail;
import io.virga.suite.mapping.Everything;
import io.virga.suite.mapping.Other;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of attribute: a change is undone before and after it was written, and a flush of a checkpoint leaves it pending. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MappingCases {

    private Unit unit;
    private Long id;

    protected abstract Database database();

    @BeforeAll
    void start() {
        unit = new Unit(
                database(),
                Map.of("hibernate.globally_quoted_identifiers", "true"),
                Everything.class,
                Everything.Part.class,
                Everything.Inner.class,
                Everything.Pair.class,
                Detail.class,
                Other.class);
    }

    @AfterAll
    void stop() {
        unit.close();
    }

    @BeforeEach
    void everything() {
        id = unit.inTransaction(uow -> {
            Everything e = new Everything();
            e.code = "code" + System.nanoTime();
            e.more = "more";
            e.numbers = new int[] {1, 2};
            e.date = new Date(1000);
            e.part = new Everything.Part();
            e.part.name = "part";
            e.part.dates.add(new Date(2000));
            e.pair = new Everything.Pair("l", "r");
            e.sorted.addAll(List.of("x", "y"));
            e.array = new String[] {"p", "q"};
            e.idBag.addAll(List.of("i", "j"));
            e.detail = new Detail(e, "detail");
            uow.persist(e); // first: SQLite has no sequences, and the row of another connection is written in between
            if (uow.find(Other.class, "a") == null) {
                uow.persist(new Other("a", "A"));
                uow.persist(new Other("b", "B"));
            }
            e.others.put("one", uow.find(Other.class, "a"));
            return e.id;
        });
    }

    /** A change of one kind. */
    interface Change {
        void of(Everything e, UnitOfWork uow);
    }

    static Stream<Named<Change>> changes() {
        return Stream.of(
                change("natural id", (e, uow) -> e.code = e.code + "x"),
                change("secondary table", (e, uow) -> e.more = null),
                change("array of a basic type", (e, uow) -> e.numbers[0] = 9),
                change("date in place", (e, uow) -> e.date.setTime(5000)),
                change("embedded value", (e, uow) -> e.part.name = "other"),
                change("embedded in an embedded value", (e, uow) -> e.part.inner.bytes[0] = 7),
                change("embedded value set to null", (e, uow) -> e.pair = null),
                change("embedded record", (e, uow) -> e.pair = new Everything.Pair("l", "other")),
                change("collection in an embedded value", (e, uow) -> e.part.dates.add(new Date(3000))),
                change(
                        "mutable element in place",
                        (e, uow) -> e.part.dates.get(0).setTime(9000)),
                change("sorted set", (e, uow) -> {
                    e.sorted.add("a");
                    e.sorted.remove("y");
                }),
                change("array as a collection", (e, uow) -> e.array[1] = "other"),
                change("array as a collection, replaced", (e, uow) -> e.array = new String[] {"only"}),
                change("bag with identifiers", (e, uow) -> {
                    e.idBag.remove("i");
                    e.idBag.add("k");
                }),
                change("map of entities", (e, uow) -> {
                    e.others.put("two", uow.find(Other.class, "b"));
                    e.others.remove("one");
                }),
                change("collection replaced", (e, uow) -> e.idBag = new ArrayList<>(List.of("new"))),
                change("collection set to null", (e, uow) -> e.idBag = null),
                change("shared identifier", (e, uow) -> e.detail.text = "other"),
                change("orphan of a one-to-one", (e, uow) -> e.detail = null),
                change("removed", (e, uow) -> uow.remove(e)),
                change("detached", (e, uow) -> uow.detach(e)),
                change("refreshed", (e, uow) -> {
                    e.more = "lost";
                    uow.refresh(e);
                }),
                change("read-only", (e, uow) -> uow.setReadOnly(e, true)));
    }

    private static Named<Change> change(String name, Change change) {
        return Named.of(name, change);
    }

    private static String picture(Everything e) {
        return String.join(
                "|",
                e.code,
                e.more,
                java.util.Arrays.toString(e.numbers),
                "" + e.date.getTime(),
                e.part.name,
                "" + e.part.inner.bytes[0],
                "" + e.part.dates.stream().map(Date::getTime).sorted().toList(),
                "" + e.pair,
                "" + e.sorted,
                java.util.Arrays.toString(e.array),
                "" + (e.idBag == null ? null : e.idBag.stream().sorted().toList()),
                "" + new TreeMap<>(e.others).keySet(),
                "" + (e.detail == null ? null : e.detail.text));
    }

    private void withEverything(Consumer<UnitOfWork> before, Change change, Consumer<UnitOfWork> after) {
        String[] stored = new String[1];
        unit.inTransaction(uow -> {
            Everything e = uow.find(Everything.class, id);
            e.part.inner.bytes = e.part.inner.bytes.clone(); // HSQLDB in this process hands out the array it stores
            String picture = picture(e);
            stored[0] = picture;
            before.accept(uow);
            Checkpoint checkpoint = uow.setCheckpoint();
            change.of(e, uow);
            after.accept(uow);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.contains(e)).isTrue();
            assertThat(picture(e)).isEqualTo(picture);
            assertThat(uow.changes().toString()).isEmpty();
            assertThat(unit.writes(uow::flush)).isEmpty();
            uow.clear();
            assertThat(picture(uow.find(Everything.class, id))).isEqualTo(picture);
            return null;
        });
        assertThat(unit.<String>inTransaction(uow -> picture(uow.find(Everything.class, id))))
                .isEqualTo(stored[0]);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void is_undone_in_memory(Change change) {
        withEverything(uow -> {}, change, uow -> {});
    }

    @ParameterizedTest
    @MethodSource("changes")
    void is_undone_after_it_was_written(Change change) {
        withEverything(uow -> {}, change, UnitOfWork::flush);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void stays_pending_when_an_earlier_checkpoint_is_flushed(Change change) {
        unit.inTransaction(uow -> {
            Everything e = uow.find(Everything.class, id);
            String before = picture(e);
            uow.find(Other.class, "a").text = "t" + System.nanoTime();
            Checkpoint checkpoint = uow.setCheckpoint();
            change.of(e, uow);
            boolean managed = uow.contains(e);
            String changed = picture(e);
            assertThat(unit.writes(() -> uow.flush(checkpoint).orElseThrow()))
                    .singleElement()
                    .asString()
                    .contains("Other");
            assertThat(picture(e)).isEqualTo(changed);
            assertThat(uow.contains(e)).isEqualTo(managed);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(picture(e)).isEqualTo(before);
            assertThat(unit.writes(uow::flush)).isEmpty();
            return null;
        });
    }
}
