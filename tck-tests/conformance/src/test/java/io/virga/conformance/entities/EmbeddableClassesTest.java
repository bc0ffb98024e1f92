package io.virga.conformance.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Section(
        value = "2.7 Embeddable Classes",
        entities = {
            EmbeddableClassesTest.Person.class,
            EmbeddableClassesTest.Town.class,
            EmbeddableClassesTest.Pet.class,
            EmbeddableClassesTest.Home.class,
            EmbeddableClassesTest.Place.class,
            EmbeddableClassesTest.Name.class,
            EmbeddableClassesTest.Period.class,
            EmbeddableClassesTest.Household.class,
            EmbeddableClassesTest.Phone.class
        })
class EmbeddableClassesTest {

    @Test
    void an_embedded_object_is_part_of_its_owner(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.home = new Home("Rue Neuve", new Place("Lyon", 69001));
            em.persist(person);
        });

        Person stored = found(factory, Person.class, 1L);
        assertThat(stored.home.street).isEqualTo("Rue Neuve");
    }

    @Test
    void embedded_objects_nest(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.home = new Home("Rue Neuve", new Place("Lyon", 69001));
            em.persist(person);
        });

        assertThat(queries.longs("select p.id from Person p where p.home.place.city = 'Lyon'"))
                .containsExactly(1L);
        assertThat(queries.list(Place.class, "select p.home.place from Person p"))
                .containsExactly(new Place("Lyon", 69001));
    }

    @Test
    void a_record_is_an_embeddable(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.name = new Name("Ada", "Obi");
            em.persist(person);
        });

        assertThat(found(factory, Person.class, 1L).name).isEqualTo(new Name("Ada", "Obi"));
        assertThat(queries.list(Name.class, "select p.name from Person p")).containsExactly(new Name("Ada", "Obi"));
        assertThat(queries.strings("select p.name.last from Person p where p.name.first = 'Ada'"))
                .containsExactly("Obi");
    }

    @Test
    void a_record_is_replaced(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.name = new Name("Ada", "Obi");
            em.persist(person);
        });
        factory.runInTransaction(em -> em.find(Person.class, 1L).name = new Name("Ada", "Lovelace"));

        assertThat(found(factory, Person.class, 1L).name.last()).isEqualTo("Lovelace");
    }

    @Test
    void a_change_inside_an_embedded_object_is_noticed(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.home = new Home("Rue Neuve", new Place("Lyon", 69001));
            em.persist(person);
        });
        factory.runInTransaction(em -> em.find(Person.class, 1L).home.street = "Quai Perrache");

        assertThat(found(factory, Person.class, 1L).home.street).isEqualTo("Quai Perrache");
    }

    @Test
    void an_embedded_object_is_compared_as_a_whole(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.name = new Name("Ada", "Obi");
            em.persist(person);
        });

        assertThat(queries.longs("select p.id from Person p where p.name = ?1", new Name("Ada", "Obi")))
                .containsExactly(1L);
        assertThat(queries.longs("select p.id from Person p where p.name = ?1", new Name("Ada", "Abi")))
                .isEmpty();
    }

    @Test
    void two_of_one_class_with_overridden_columns(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.employed = new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1));
            person.retired = new Period(LocalDate.of(2021, 1, 2), null);
            em.persist(person);
        });

        Person stored = found(factory, Person.class, 1L);
        assertThat(stored.employed.begins).isEqualTo("2020-01-01");
        assertThat(stored.retired.begins).isEqualTo("2021-01-02");
        assertThat(stored.retired.ends).isNull();
    }

    @Test
    void a_nested_attribute_is_overridden(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.office = new Home("Quai", new Place("Paris", 75001));
            em.persist(person);
        });

        Object column = factory.callInTransaction(
                em -> em.createNativeQuery("select office_city from Person").getSingleResult());
        assertThat(column).isEqualTo("Paris");
        assertThat(found(factory, Person.class, 1L).office.place).isEqualTo(new Place("Paris", 75001));
    }

    @Test
    void an_embeddable_has_a_relationship(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Town town = new Town(5, "Lyon");
            em.persist(town);
            Person person = new Person(1);
            person.household = new Household(town);
            em.persist(person);
        });

        assertThat(found(factory, Person.class, 1L).household.town.name).isEqualTo("Lyon");
        assertThat(queries.longs("select p.id from Person p where p.household.town.name = 'Lyon'"))
                .containsExactly(1L);
    }

    @Test
    void an_embeddable_has_a_collection_of_entities(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.household = new Household(null);
            person.household.pets.add(new Pet(1, "Mimi"));
            person.household.pets.add(new Pet(2, "Rex"));
            em.persist(person);
        });

        List<String> names = factory.callInTransaction(em -> em.find(Person.class, 1L).household.pets.stream()
                .map(pet -> pet.name)
                .toList());
        assertThat(names).containsExactlyInAnyOrder("Mimi", "Rex");
    }

    @Test
    void an_embeddable_has_a_collection_of_values(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.household = new Household(null);
            person.household.keys.addAll(Set.of("front", "cellar"));
            em.persist(person);
        });

        Set<String> keys = factory.callInTransaction(em -> Set.copyOf(em.find(Person.class, 1L).household.keys));
        assertThat(keys).containsExactlyInAnyOrder("front", "cellar");
    }

    @Test
    void a_set_of_embeddables(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.visited.addAll(Set.of(new Place("Kyoto", 600), new Place("Enugu", 400)));
            em.persist(person);
        });
        factory.runInTransaction(em -> em.find(Person.class, 1L).visited.remove(new Place("Kyoto", 600)));

        Set<Place> visited = factory.callInTransaction(em -> Set.copyOf(em.find(Person.class, 1L).visited));
        assertThat(visited).containsExactly(new Place("Enugu", 400));
    }

    @Test
    void a_list_of_embeddables_keeps_its_order(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.phones.addAll(List.of(new Phone("home", "1"), new Phone("work", "2"), new Phone("home", "3")));
            em.persist(person);
        });
        factory.runInTransaction(em -> {
            List<Phone> phones = em.find(Person.class, 1L).phones;
            phones.add(0, phones.remove(2));
        });

        List<Phone> phones = factory.callInTransaction(em -> List.copyOf(em.find(Person.class, 1L).phones));
        assertThat(phones).extracting(phone -> phone.number).containsExactly("3", "1", "2");
    }

    @Test
    void a_query_joins_embeddables(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.phones.addAll(List.of(new Phone("home", "1"), new Phone("work", "2")));
            em.persist(person);
            em.persist(new Person(2));
        });

        assertThat(queries.strings("select n.number from Person p join p.phones n where n.kind = 'work'"))
                .containsExactly("2");
        assertThat(queries.longs("select p.id from Person p where p.phones is empty"))
                .containsExactly(2L);
    }

    @Test
    void embeddables_are_keys_and_values_of_a_map(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.stays.put(new Place("Kyoto", 600), new Period(LocalDate.of(2001, 1, 1), LocalDate.of(2002, 1, 1)));
            em.persist(person);
        });

        LocalDate left =
                factory.callInTransaction(em -> em.find(Person.class, 1L).stays.get(new Place("Kyoto", 600)).ends);
        assertThat(left).isEqualTo("2002-01-01");
    }

    @Test
    void an_embedded_object_becomes_null(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.home = new Home("Rue Neuve", new Place("Lyon", 69001));
            em.persist(person);
        });
        factory.runInTransaction(em -> em.find(Person.class, 1L).home = null);

        assertThat(queries.longs("select p.id from Person p where p.home.street is null"))
                .containsExactly(1L);
    }

    @Test
    void a_bulk_update_sets_an_embedded_attribute(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Person person = new Person(1);
            person.home = new Home("Rue Neuve", new Place("Lyon", 69001));
            em.persist(person);
        });
        factory.runInTransaction(
                em -> em.createQuery("update Person p set p.home.place.city = 'Paris' where p.home.place.city = 'Lyon'")
                        .executeUpdate());

        assertThat(found(factory, Person.class, 1L).home.place.city()).isEqualTo("Paris");
    }

    private static <T> T found(EntityManagerFactory factory, Class<T> entity, Object id) {
        return factory.callInTransaction(em -> em.find(entity, id));
    }

    @Embeddable
    record Place(String city, Integer zip) {}

    @Embeddable
    record Name(
            @Column(name = "first_name") String first,
            @Column(name = "last_name") String last) {}

    @Embeddable
    static class Home {
        String street;

        @Embedded
        Place place;

        Home() {}

        Home(String street, Place place) {
            this.street = street;
            this.place = place;
        }
    }

    @Embeddable
    static class Period {
        LocalDate begins;
        LocalDate ends;

        Period() {}

        Period(LocalDate begins, LocalDate ends) {
            this.begins = begins;
            this.ends = ends;
        }
    }

    @Embeddable
    static class Household {
        @ManyToOne
        Town town;

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "person_id")
        Set<Pet> pets = new HashSet<>();

        @ElementCollection
        Set<String> keys = new HashSet<>();

        Household() {}

        Household(Town town) {
            this.town = town;
        }
    }

    @Embeddable
    static class Phone {
        String kind;

        @Column(name = "phone_number")
        String number;

        Phone() {}

        Phone(String kind, String number) {
            this.kind = kind;
            this.number = number;
        }
    }

    @Entity(name = "Town")
    static class Town {
        @Id
        Long id;

        String name;

        Town() {}

        Town(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity(name = "Pet")
    static class Pet {
        @Id
        Long id;

        String name;

        Pet() {}

        Pet(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        Long id;

        Name name;

        @Embedded
        Home home;

        @Embedded
        @AttributeOverride(name = "street", column = @Column(name = "office_street"))
        @AttributeOverride(name = "place.city", column = @Column(name = "office_city"))
        @AttributeOverride(name = "place.zip", column = @Column(name = "office_zip"))
        Home office;

        @Embedded
        Period employed;

        @Embedded
        @AttributeOverride(name = "begins", column = @Column(name = "retired_begins"))
        @AttributeOverride(name = "ends", column = @Column(name = "retired_ends"))
        Period retired;

        @Embedded
        Household household;

        @ElementCollection
        Set<Place> visited = new HashSet<>();

        @ElementCollection
        @OrderColumn
        List<Phone> phones = new ArrayList<>();

        @ElementCollection
        Map<Place, Period> stays = new HashMap<>();

        Person() {}

        Person(long id) {
            this.id = id;
        }
    }
}
