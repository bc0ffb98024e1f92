package io.virga.conformance.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MapKeyEnumerated;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Section(value = "11.1.18 and 11.1.19 Enumerated, EnumeratedValue Annotations", entities = EnumeratedTest.Parcel.class)
class EnumeratedTest {

    @Test
    void the_default_is_the_ordinal(EntityManagerFactory factory) {
        stored(factory, parcel -> parcel.plain = Size.LARGE);

        assertThat(column(factory, "plain")).isEqualTo("1");
    }

    @Test
    void ordinal(EntityManagerFactory factory) {
        stored(factory, parcel -> parcel.byOrdinal = Size.LARGE);

        assertThat(column(factory, "byOrdinal")).isEqualTo("1");
        assertThat(found(factory).byOrdinal).isEqualTo(Size.LARGE);
    }

    @Test
    void string(EntityManagerFactory factory) {
        stored(factory, parcel -> parcel.byName = Size.LARGE);

        assertThat(column(factory, "byName")).isEqualTo("LARGE");
        assertThat(found(factory).byName).isEqualTo(Size.LARGE);
    }

    @Test
    void a_value_that_is_a_string(EntityManagerFactory factory) {
        stored(factory, parcel -> parcel.state = State.SENT);

        assertThat(column(factory, "state")).isEqualTo("S");
        assertThat(found(factory).state).isEqualTo(State.SENT);
    }

    @Test
    void a_value_that_is_a_number(EntityManagerFactory factory) {
        stored(factory, parcel -> parcel.priority = Priority.HIGH);

        assertThat(column(factory, "priority")).isEqualTo("100");
        assertThat(found(factory).priority).isEqualTo(Priority.HIGH);
    }

    @Test
    void a_literal_in_a_query(EntityManagerFactory factory, Queries queries) {
        stored(factory, parcel -> {
            parcel.byName = Size.LARGE;
            parcel.state = State.SENT;
            parcel.priority = Priority.HIGH;
        });

        assertThat(queries.longs("select p.id from Parcel p where p.byName = LARGE"))
                .containsExactly(1L);
        assertThat(queries.longs("select p.id from Parcel p where p.state = SENT"))
                .containsExactly(1L);
        assertThat(queries.longs("select p.id from Parcel p where p.priority = HIGH"))
                .containsExactly(1L);
        assertThat(queries.longs("select p.id from Parcel p where p.state = NEW"))
                .isEmpty();
    }

    @Test
    void a_parameter_of_a_query(EntityManagerFactory factory, Queries queries) {
        stored(factory, parcel -> {
            parcel.state = State.SENT;
            parcel.priority = Priority.HIGH;
        });

        assertThat(queries.longs("select p.id from Parcel p where p.state = ?1", State.SENT))
                .containsExactly(1L);
        assertThat(queries.longs("select p.id from Parcel p where p.priority in ?1", Set.of(Priority.HIGH)))
                .containsExactly(1L);
        assertThat(queries.longs("select p.id from Parcel p where p.priority = ?1", Priority.LOW))
                .isEmpty();
    }

    @Test
    void a_query_selects_it(EntityManagerFactory factory, Queries queries) {
        stored(factory, parcel -> {
            parcel.byName = Size.SMALL;
            parcel.state = State.NEW;
        });

        assertThat(queries.rows("select p.byName, p.state, p.priority from Parcel p"))
                .containsExactly(new Object[] {Size.SMALL, State.NEW, null});
    }

    @Test
    void elements_of_a_collection(EntityManagerFactory factory) {
        stored(factory, parcel -> parcel.history.addAll(Set.of(State.NEW, State.SENT)));

        Set<State> history = factory.callInTransaction(em -> Set.copyOf(em.find(Parcel.class, 1L).history));
        assertThat(history).containsExactlyInAnyOrder(State.NEW, State.SENT);
    }

    @Test
    void keys_of_a_map(EntityManagerFactory factory) {
        stored(factory, parcel -> parcel.counts.putAll(Map.of(Size.SMALL, 3, Size.LARGE, 1)));

        Map<Size, Integer> counts = factory.callInTransaction(em -> Map.copyOf(em.find(Parcel.class, 1L).counts));
        assertThat(counts).isEqualTo(Map.of(Size.SMALL, 3, Size.LARGE, 1));
    }

    private static void stored(EntityManagerFactory factory, java.util.function.Consumer<Parcel> state) {
        Parcel parcel = new Parcel();
        state.accept(parcel);
        factory.runInTransaction(em -> em.persist(parcel));
    }

    private static Parcel found(EntityManagerFactory factory) {
        return factory.callInTransaction(em -> em.find(Parcel.class, 1L));
    }

    private static String column(EntityManagerFactory factory, String name) {
        return factory.callInTransaction(em -> String.valueOf(
                em.createNativeQuery("select " + name + " from Parcel").getSingleResult()));
    }

    enum Size {
        SMALL,
        LARGE
    }

    enum State {
        NEW("N"),
        SENT("S");

        @EnumeratedValue
        final String code;

        State(String code) {
            this.code = code;
        }
    }

    enum Priority {
        LOW(10),
        HIGH(100);

        @EnumeratedValue
        final int weight;

        Priority(int weight) {
            this.weight = weight;
        }
    }

    @Entity(name = "Parcel")
    static class Parcel {
        @Id
        Long id = 1L;

        Size plain;

        @Enumerated(EnumType.ORDINAL)
        Size byOrdinal;

        @Enumerated(EnumType.STRING)
        Size byName;

        @Enumerated(EnumType.STRING)
        State state;

        Priority priority;

        @ElementCollection
        @Enumerated(EnumType.STRING)
        Set<State> history = new HashSet<>();

        @ElementCollection
        @MapKeyEnumerated(EnumType.STRING)
        Map<Size, Integer> counts = new EnumMap<>(Size.class);
    }
}
