package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import io.virga.suite.kind.Columns;
import io.virga.suite.kind.Containers;
import io.virga.suite.kind.Identifiers;
import io.virga.suite.kind.Inheritances;
import io.virga.suite.kind.Specimen;
import io.virga.suite.kind.Values;
import io.virga.suite.kind.Versions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of mapping goes through the same life: changed, created and removed, undone before and after the write, kept pending, and then really done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class KindCases {

    static final List<Class<? extends Specimen>> KINDS = List.of(
            Versions.OfInt.class,
            Versions.OfShort.class,
            Versions.OfLong.class,
            Versions.OfInstant.class,
            Versions.OfLocalDateTime.class,
            Versions.OfTimestamp.class,
            Versions.OfDatabase.class,
            Versions.InSecondaryTable.class,
            Versions.OfJoined.class,
            Versions.All.class,
            Versions.Dirty.class,
            Identifiers.OfSequence.class,
            Identifiers.OfIdentity.class,
            Identifiers.OfTable.class,
            Identifiers.OfUuid.class,
            Identifiers.Assigned.class,
            Identifiers.Embedded.class,
            Identifiers.OfClass.class,
            Identifiers.Shared.class,
            Identifiers.Derived.class,
            Values.Json.class,
            Values.JsonAggregate.class,
            Values.OfArrays.class,
            Values.Large.class,
            Values.Converted.class,
            Values.Dates.class,
            Containers.OfEmbeddables.class,
            Containers.Sorted.class,
            Containers.Family.class,
            Containers.Keyed.class,
            Inheritances.SingleLeaf.class,
            Inheritances.JoinedLeaf.class,
            Inheritances.TablesLeaf.class,
            Columns.OfDatabase.class,
            Columns.Timestamps.class,
            Columns.SoftlyDeleted.class,
            Columns.DeletedByStatement.class,
            Columns.OfAny.class,
            Columns.ReferenceThatMayDangle.class,
            Columns.Lazy.class,
            Columns.Natural.class);

    /**
     * What a database or its driver cannot do, with or without checkpoints. HSQLDB and SQLite: Hibernate's dialects cannot read a part of a JSON column.
     * SQLite: its driver has no large objects, and its dialect writes the database's clock in another format than it compares with. DynamoDB computes
     * nothing: the default of a column neither.
     */
    private static final Map<String, Set<Class<? extends Specimen>>> ABSENT = Map.of(
            "DynamoDB", Set.of(Columns.OfDatabase.class),
            "HSQLDB", Set.of(Values.JsonAggregate.class),
            "SQLite", Set.of(Values.JsonAggregate.class, Values.Large.class, Versions.OfDatabase.class));

    /** In memory HSQLDB hands out the very array that it stores: to change it in place changes the row, transaction or not. */
    private static final Map<String, Set<String>> ABSENT_CHANGES =
            Map.of("HSQLDB", Set.of("bytes in place", "lazy group in place"));

    private Unit unit;
    private String name;
    private List<Class<? extends Specimen>> kinds;
    private final UnaryOperator<Class<?>> loaded;

    /** The entity classes as they stand. */
    protected KindCases() {
        this(UnaryOperator.identity());
    }

    /** @param loaded gives the class that is to be mapped in the place of one of ours */
    protected KindCases(UnaryOperator<Class<?>> loaded) {
        this.loaded = loaded;
    }

    protected abstract Database database();

    @BeforeAll
    void start() {
        Database database = database();
        name = database.name();
        kinds = KINDS.stream()
                .filter(kind -> !ABSENT.getOrDefault(name, Set.of()).contains(kind))
                .toList();
        unit = new Unit(
                database,
                Map.of(),
                Stream.concat(
                                kinds.stream(),
                                Stream.of(
                                        Versions.Root.class,
                                        Containers.Child.class,
                                        Inheritances.Single.class,
                                        Inheritances.Joined.class,
                                        Inheritances.Tables.class))
                        .map(loaded)
                        .toArray(Class<?>[]::new));
    }

    @AfterAll
    void stop() {
        unit.close();
    }

    /** One change of one kind. */
    record Case(Class<? extends Specimen> kind, String change) {
        @Override
        public String toString() {
            return kind.getSimpleName() + ": " + change;
        }
    }

    List<Class<? extends Specimen>> kinds() {
        return kinds;
    }

    Stream<Case> cases() {
        return kinds.stream().flatMap(kind -> instance(kind).changes().keySet().stream()
                .filter(change -> !ABSENT_CHANGES.getOrDefault(name, Set.of()).contains(change))
                .sorted()
                .map(change -> new Case(kind, change)));
    }

    private static <T> T instance(Class<T> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " has no constructor without parameters", e);
        }
    }

    private Class<? extends Specimen> type(Class<? extends Specimen> kind) {
        return loaded.apply(kind).asSubclass(Specimen.class);
    }

    private Specimen filled(Class<? extends Specimen> kind, UnitOfWork uow) {
        Specimen specimen = instance(type(kind));
        specimen.fill(uow);
        return specimen;
    }

    private Object stored(Class<? extends Specimen> kind) {
        return unit.inTransaction(uow -> uow.create(filled(kind, uow))).key();
    }

    private static void change(Specimen specimen, String change, UnitOfWork uow) {
        specimen.changes().get(change).accept(uow);
    }

    private void assertStored(Class<? extends Specimen> kind, Object key, String picture) {
        assertThat(unit.<String>inTransaction(uow -> uow.find(type(kind), key).picture()))
                .isEqualTo(picture);
    }

    // ---- changed

    @ParameterizedTest
    @MethodSource("cases")
    void a_change_is_undone_in_memory(Case c) {
        changedAndUndone(
                c, (uow, specimen) -> assertThat(uow.changes().isEmpty()).isFalse());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_change_is_undone_after_it_was_written(Case c) {
        changedAndUndone(c, (uow, specimen) -> {
            uow.flush();
            assertThat(uow.changes().toString()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_change_that_was_written_and_refreshed_is_undone(Case c) {
        changedAndUndone(c, (uow, specimen) -> {
            uow.flush();
            uow.refresh(specimen);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_change_of_what_was_detached_then_is_undone(Case c) {
        changedAndUndone(c, (uow, specimen) -> uow.detach(specimen));
    }

    /** Undone, there is nothing to write; and the same change can be made again, and reaches the database. */
    private void changedAndUndone(Case c, BiConsumer<UnitOfWork, Specimen> then) {
        Object key = stored(c.kind());
        String kept = unit.inTransaction(uow -> {
            Specimen specimen = uow.find(type(c.kind()), key);
            String before = specimen.picture();
            String generated = specimen.generated();
            Checkpoint checkpoint = uow.setCheckpoint();
            change(specimen, c.change(), uow);
            assertThat(specimen.picture()).isNotEqualTo(before);
            then.accept(uow, specimen);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.contains(specimen)).isTrue();
            assertThat(specimen.picture()).isEqualTo(before);
            assertThat(specimen.generated()).isEqualTo(generated);
            assertThat(uow.changes().toString()).isEmpty();
            assertThat(unit.writes(uow::flush)).isEmpty();
            change(specimen, c.change(), uow);
            return specimen.picture();
        });
        assertStored(c.kind(), key, kept);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_change_stays_pending_when_an_earlier_checkpoint_is_flushed(Case c) {
        Object key = stored(c.kind());
        String[] before = new String[1];
        unit.inTransaction(uow -> {
            Specimen other = uow.create(filled(Versions.OfInt.class, uow));
            Specimen specimen = uow.find(type(c.kind()), key);
            before[0] = specimen.picture();
            Checkpoint checkpoint = uow.setCheckpoint();
            change(specimen, c.change(), uow);
            String changed = specimen.picture();
            uow.flush(checkpoint).orElseThrow();
            assertThat(specimen.picture()).isEqualTo(changed);
            assertThat(uow.contains(other)).isTrue();
            assertThat(uow.changes().isEmpty()).isFalse();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(specimen.picture()).isEqualTo(before[0]);
            assertThat(unit.writes(uow::flush)).isEmpty();
            return null;
        });
        assertStored(c.kind(), key, before[0]);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_change_on_either_side_of_a_checkpoint_is_written_in_two_parts(Case c) {
        Object key = stored(c.kind());
        String kept = unit.inTransaction(uow -> {
            Specimen specimen = uow.find(type(c.kind()), key);
            change(specimen, c.change(), uow);
            String first = specimen.picture();
            Checkpoint checkpoint = uow.setCheckpoint();
            change(specimen, c.change(), uow);
            String second = specimen.picture();
            uow.flush(checkpoint).orElseThrow();
            assertThat(specimen.picture()).isEqualTo(second);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(specimen.picture()).isEqualTo(first);
            assertThat(unit.writes(uow::flush)).isEmpty();
            change(specimen, c.change(), uow);
            uow.flush(uow.setCheckpoint()).orElseThrow();
            return specimen.picture();
        });
        assertStored(c.kind(), key, kept);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_merged_change_is_undone(Case c) {
        Object key = stored(c.kind());
        Specimen detached = unit.inTransaction(uow -> {
            Specimen specimen = uow.find(type(c.kind()), key);
            specimen.picture();
            uow.setHibernateFlushMode(org.hibernate.FlushMode.MANUAL);
            return specimen;
        });
        unit.inTransaction(uow -> {
            Specimen specimen = uow.find(type(c.kind()), key);
            String before = specimen.picture();
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.merge(detached);
            change(specimen, c.change(), uow);
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(specimen.picture()).isEqualTo(before);
            assertThat(uow.changes().toString()).isEmpty();
            assertThat(unit.writes(uow::flush)).isEmpty();
            return null;
        });
    }

    // ---- created

    @ParameterizedTest
    @MethodSource("kinds")
    void a_new_one_is_undone_and_created_again(Class<? extends Specimen> kind) {
        createdUndoneAndCreated(kind, uow -> {});
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_new_one_is_undone_after_it_was_written_and_created_again(Class<? extends Specimen> kind) {
        createdUndoneAndCreated(kind, UnitOfWork::flush);
    }

    private void createdUndoneAndCreated(Class<? extends Specimen> kind, Consumer<UnitOfWork> then) {
        Specimen created = unit.inTransaction(uow -> {
            Specimen specimen = filled(kind, uow);
            Checkpoint checkpoint = uow.setCheckpoint();
            int managed = uow.statistics().managed();
            uow.persist(specimen);
            then.accept(uow);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.contains(specimen)).isFalse();
            assertThat(uow.statistics().managed()).isEqualTo(managed);
            uow.persist(specimen);
            return specimen;
        });
        assertStored(kind, created.key(), created.picture());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_new_one_stays_pending_when_an_earlier_checkpoint_is_flushed(Class<? extends Specimen> kind) {
        Specimen[] created = new Specimen[1];
        unit.inTransaction(uow -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            created[0] = uow.create(filled(kind, uow));
            checkpoint.flush();
            assertThat(uow.contains(created[0])).isTrue();
            return null;
        });
        assertStored(kind, created[0].key(), created[0].picture());
    }

    // ---- removed

    @ParameterizedTest
    @MethodSource("kinds")
    void a_removal_is_undone(Class<? extends Specimen> kind) {
        removedAndUndone(kind, uow -> {});
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_removal_is_undone_after_it_was_written(Class<? extends Specimen> kind) {
        removedAndUndone(kind, UnitOfWork::flush);
    }

    private void removedAndUndone(Class<? extends Specimen> kind, Consumer<UnitOfWork> then) {
        Object key = stored(kind);
        String kept = unit.inTransaction(uow -> {
            Specimen specimen = uow.find(type(kind), key);
            String before = specimen.picture();
            String generated = specimen.generated();
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.remove(specimen);
            then.accept(uow);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.contains(specimen)).isTrue();
            assertThat(specimen.picture()).isEqualTo(before);
            assertThat(specimen.generated()).isEqualTo(generated);
            assertThat(unit.writes(uow::flush)).isEmpty();
            change(
                    specimen,
                    specimen.changes().keySet().stream().sorted().findFirst().orElseThrow(),
                    uow);
            return specimen.picture();
        });
        assertStored(kind, key, kept);
        unit.inTransaction(uow -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.remove(uow.find(type(kind), key));
            checkpoint.flush().orElseThrow();
            return null;
        });
        assertThat(unit.<Boolean>inTransaction(uow -> uow.find(type(kind), key) == null))
                .isTrue();
    }
}
