package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.Audited;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hibernate's own history tells only of what was kept. */
class HistoryTest {

    @Entity(name = "Noted")
    @Audited
    static class Noted {
        @Id
        int id;

        String name;

        @ElementCollection
        Set<String> words = new TreeSet<>();

        Noted() {}

        Noted(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    private final Unit unit = new Unit(Databases.h2(), Map.of(), Noted.class);

    @BeforeEach
    void stored() {
        unit.inTransaction(uow -> {
            uow.persist(new Noted(2, "other"));
            return uow.create(new Noted(1, "first"));
        });
    }

    @AfterEach
    void close() {
        unit.close();
    }

    private List<String> history() {
        return unit.inTransaction(uow -> uow.createNativeQuery(
                        "select concat(id, name) from Noted_aud where name is not null order by id, REV", String.class)
                .getResultList());
    }

    @Test
    void a_change_that_was_undone_and_another_that_was_kept() {
        unit.inTransaction(uow -> {
            Noted noted = uow.find(Noted.class, 1);
            Checkpoint checkpoint = uow.setCheckpoint();
            noted.name = "undone";
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            noted.name = "kept";
            return null;
        });
        assertThat(history()).containsExactly("1first", "1kept", "2other");
    }

    @Test
    void undone_work_leaves_nothing_that_is_not_true() {
        unit.inTransaction(uow -> {
            uow.find(Noted.class, 2).name = "kept";
            uow.flush();
            Noted noted = uow.find(Noted.class, 1);
            Checkpoint checkpoint = uow.setCheckpoint();
            noted.name = "undone";
            noted.words.add("undone");
            uow.create(new Noted(3, "undone"));
            uow.flush();
            uow.remove(uow.find(Noted.class, 2));
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            return null;
        });
        assertThat(history()).doesNotContain("1undone", "3undone").contains("2kept");
        assertThat(unit.<Long>inTransaction(
                        uow -> ((Number) uow.createNativeQuery("select count(*) from Noted_words_aud")
                                        .getSingleResult())
                                .longValue()))
                .isZero();
    }
}
