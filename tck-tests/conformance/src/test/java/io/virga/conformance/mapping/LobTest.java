package io.virga.conformance.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Section;
import jakarta.persistence.Basic;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Section(value = "11.1.28 Lob Annotation", entities = LobTest.Report.class)
class LobTest {

    private static final String LONG_TEXT = "Żółw, 龍, 🐉. ".repeat(2_000);

    @Test
    void texts_and_bytes_of_any_length(EntityManagerFactory factory) {
        byte[] bytes = new byte[20_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        factory.runInTransaction(em -> {
            Report report = new Report(1);
            report.text = LONG_TEXT;
            report.letters = LONG_TEXT.toCharArray();
            report.scan = bytes;
            em.persist(report);
        });

        factory.runInTransaction(em -> {
            Report report = em.find(Report.class, 1L);
            assertThat(report.text).isEqualTo(LONG_TEXT);
            assertThat(report.letters).isEqualTo(LONG_TEXT.toCharArray());
            assertThat(report.scan).isEqualTo(bytes);
        });
    }

    @Test
    void a_serializable_object(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Report report = new Report(1);
            report.settings = new Settings("dark", List.of(3, 1, 2));
            em.persist(report);
        });

        factory.runInTransaction(em -> {
            Report report = em.find(Report.class, 1L);
            assertThat(report.settings).isEqualTo(new Settings("dark", List.of(3, 1, 2)));
            report.settings = null;
        });
        factory.runInTransaction(
                em -> assertThat(em.find(Report.class, 1L).settings).isNull());
    }

    @Test
    void in_an_embeddable_and_in_a_collection(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Report report = new Report(1);
            report.appendix = new Appendix();
            report.appendix.body = LONG_TEXT;
            report.pages.add("first " + LONG_TEXT);
            report.pages.add("second");
            em.persist(report);
        });

        factory.runInTransaction(em -> {
            Report report = em.find(Report.class, 1L);
            assertThat(report.appendix.body).isEqualTo(LONG_TEXT);
            assertThat(report.pages).containsExactlyInAnyOrder("first " + LONG_TEXT, "second");
        });
    }

    @Test
    void a_change_is_written(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Report report = new Report(1);
            report.text = LONG_TEXT;
            report.scan = new byte[] {1, 2, 3};
            em.persist(report);
        });
        factory.runInTransaction(em -> {
            Report report = em.find(Report.class, 1L);
            report.text = "short";
            report.scan[1] = 9;
        });

        factory.runInTransaction(em -> {
            Report report = em.find(Report.class, 1L);
            assertThat(report.text).isEqualTo("short");
            assertThat(report.scan).containsExactly(1, 9, 3);
        });
    }

    @Entity(name = "Report")
    static class Report {
        @Id
        Long id;

        @Lob
        String text;

        @Lob
        @Basic(fetch = FetchType.LAZY)
        char[] letters;

        @Lob
        byte[] scan;

        @Lob
        Settings settings;

        @Embedded
        Appendix appendix;

        @ElementCollection
        @Lob
        List<String> pages = new ArrayList<>();

        Report() {}

        Report(long id) {
            this.id = id;
        }
    }

    @Embeddable
    static class Appendix {
        @Lob
        String body;
    }

    record Settings(String theme, List<Integer> columns) implements Serializable {}
}
