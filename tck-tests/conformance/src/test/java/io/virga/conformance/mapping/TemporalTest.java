package io.virga.conformance.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Section;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapKeyTemporal;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Section(value = "11.1.53 and 11.1.36 Temporal and MapKeyTemporal Annotations", entities = TemporalTest.Event.class)
@SuppressWarnings("deprecation") // the annotations are, and still part of the specification
class TemporalTest {

    private static final Timestamp MOMENT = Timestamp.valueOf("2026-02-28 13:14:15.678");

    @Test
    void a_date_keeps_as_much_as_its_type_says(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Event event = new Event(1);
            event.day = MOMENT;
            event.hour = Timestamp.valueOf("2026-02-28 13:14:15");
            event.moment = new Date(MOMENT.getTime());
            em.persist(event);
        });

        factory.runInTransaction(em -> {
            Event event = em.find(Event.class, 1L);
            assertThat(new java.sql.Date(event.day.getTime())).hasToString("2026-02-28");
            assertThat(new Time(event.hour.getTime())).hasToString("13:14:15");
            assertThat(event.moment.getTime()).isEqualTo(MOMENT.getTime());
        });
    }

    @Test
    void a_calendar_too(EntityManagerFactory factory) {
        Calendar calendar = new GregorianCalendar(2026, Calendar.MARCH, 1, 10, 20, 30);
        factory.runInTransaction(em -> {
            Event event = new Event(1);
            event.from = calendar;
            event.until = calendar;
            em.persist(event);
        });

        factory.runInTransaction(em -> {
            Event event = em.find(Event.class, 1L);
            assertThat(event.from.get(Calendar.DAY_OF_MONTH)).isEqualTo(1);
            assertThat(event.from.get(Calendar.HOUR_OF_DAY)).isZero();
            assertThat(event.until.getTimeInMillis()).isEqualTo(calendar.getTimeInMillis());
        });
    }

    @Test
    void a_query_compares_by_the_type_of_the_parameter(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            for (long id = 1; id <= 3; id++) {
                Event event = new Event(id);
                event.moment = new Date(MOMENT.getTime() + id * 1000);
                event.day = Timestamp.valueOf("2026-03-0" + id + " 08:00:00");
                em.persist(event);
            }
        });

        factory.runInTransaction(em -> {
            assertThat(em.createQuery("select e.id from Event e where e.moment > :since order by e.id", Long.class)
                            .setParameter("since", new Date(MOMENT.getTime() + 1000), TemporalType.TIMESTAMP)
                            .getResultList())
                    .containsExactly(2L, 3L);
            assertThat(em.createQuery("select e.id from Event e where e.day = :day", Long.class)
                            .setParameter("day", Timestamp.valueOf("2026-03-02 23:00:00"), TemporalType.DATE)
                            .getResultList())
                    .containsExactly(2L);
            assertThat(em.createQuery("select e.day from Event e order by e.day desc", Date.class)
                            .setMaxResults(1)
                            .getSingleResult())
                    .isEqualTo(java.sql.Date.valueOf("2026-03-03"));
        });
    }

    @Test
    void elements_of_a_collection_and_keys_of_a_map(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Event event = new Event(1);
            event.holidays.add(MOMENT);
            event.holidays.add(Timestamp.valueOf("2026-12-25 00:00:00"));
            event.notes.put(Timestamp.valueOf("2026-01-01 11:00:00"), "new year");
            em.persist(event);
        });

        factory.runInTransaction(em -> {
            Event event = em.find(Event.class, 1L);
            assertThat(event.holidays.stream().map(day -> new java.sql.Date(day.getTime()).toString()))
                    .containsExactlyInAnyOrder("2026-02-28", "2026-12-25");
            assertThat(event.notes.keySet()).singleElement().satisfies(key -> assertThat(
                            new java.sql.Date(key.getTime()))
                    .hasToString("2026-01-01"));
            assertThat(em.createQuery("select value(n) from Event e join e.notes n where key(n) = :day", String.class)
                            .setParameter("day", java.sql.Date.valueOf("2026-01-01"))
                            .getResultList())
                    .isEqualTo(List.of("new year"));
        });
    }

    @Entity(name = "Event")
    static class Event {
        @Id
        Long id;

        @Temporal(TemporalType.DATE)
        @Column(name = "on_day")
        Date day;

        @Temporal(TemporalType.TIME)
        @Column(name = "at_hour")
        Date hour;

        @Temporal(TemporalType.TIMESTAMP)
        Date moment;

        @Temporal(TemporalType.DATE)
        @Column(name = "begins")
        Calendar from;

        @Temporal(TemporalType.TIMESTAMP)
        @Column(name = "ends")
        Calendar until;

        @ElementCollection(fetch = FetchType.LAZY)
        @Temporal(TemporalType.DATE)
        Set<Date> holidays = new HashSet<>();

        @ElementCollection
        @MapKeyTemporal(TemporalType.DATE)
        Map<Date, String> notes = new HashMap<>();

        Event() {}

        Event(long id) {
            this.id = id;
        }
    }
}
