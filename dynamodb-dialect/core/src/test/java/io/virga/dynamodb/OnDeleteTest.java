package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a database does to the rows that refer to a deleted one, done by reading them. */
@ExtendWith(DynamoDbExtension.class)
class OnDeleteTest {

    @Entity(name = "Folder")
    static class Folder {
        @Id
        Long id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        Folder parent;

        @Column(unique = true)
        String path;

        @ElementCollection
        @OnDelete(action = OnDeleteAction.CASCADE)
        Set<String> labels = new HashSet<>();

        protected Folder() {}

        Folder(long id, Folder parent) {
            this.id = id;
            this.parent = parent;
            this.path = "/" + id;
            this.labels.add("label of " + id);
        }
    }

    @Entity(name = "Paper")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Paper {
        @Id
        Long id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Folder folder;

        protected Paper() {}

        Paper(long id, Folder folder) {
            this.id = id;
            this.folder = folder;
        }
    }

    @Entity(name = "Letter")
    @OnDelete(action = OnDeleteAction.CASCADE)
    static class Letter extends Paper {
        String sender = "Ann";

        protected Letter() {}

        Letter(long id, Folder folder) {
            super(id, folder);
        }
    }

    @Entity(name = "Stray")
    static class Stray {
        @Id
        Long id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_DEFAULT)
        Folder folder;
    }

    private static OrderSystem folders;
    private static DynamoServer dynamo;

    @BeforeAll
    static void start(DynamoServer server) {
        dynamo = server;
        folders = OrderSystem.start(server, "ondelete", List.of(Folder.class, Paper.class, Letter.class), "scan=allow");
    }

    @AfterAll
    static void stop() {
        folders.close();
    }

    private static long count(String entity) {
        return folders.call(em ->
                em.createQuery("select count(*) from " + entity, Long.class).getSingleResult());
    }

    @Test
    void children_go_along_with_all_that_is_theirs() {
        folders.run(em -> {
            var root = new Folder(1, null);
            var below = new Folder(2, root);
            var deep = new Folder(3, below);
            List.of(root, below, deep, new Folder(4, null)).forEach(em::persist);
            em.persist(new Letter(1, deep));
            em.persist(new Paper(2, below));
        });
        folders.requests();
        folders.run(em -> em.remove(em.find(Folder.class, 1L)));
        assertThat(folders.requests().stream().filter("TransactWriteItems"::equals))
                .hasSize(1);
        assertThat(count("Folder")).isEqualTo(1);
        assertThat(count("Folder f join f.labels l")).isEqualTo(1);
        folders.run(em -> {
            assertThat(em.find(Letter.class, 1L).folder).isNull();
            assertThat(em.find(Paper.class, 2L).folder).isNull();
            var again = new Folder(5, null);
            again.path = "/3";
            em.persist(again);
        });
        folders.run(em -> em.remove(em.find(Paper.class, 1L)));
        assertThat(count("Paper")).isEqualTo(1);
        folders.run(em -> em.createQuery("delete from Folder").executeUpdate());
        assertThat(count("Folder f join f.labels l")).isZero();
    }

    @Test
    void a_folder_that_is_its_own_parent() {
        folders.run(em -> {
            var own = new Folder(10, null);
            own.parent = own;
            em.persist(own);
        });
        folders.run(em -> em.remove(em.find(Folder.class, 10L)));
        folders.run(em -> assertThat(em.find(Folder.class, 10L)).isNull());
    }

    @Test
    void a_default_cannot_be_set() {
        assertThatThrownBy(() -> OrderSystem.start(dynamo, "stray", List.of(Folder.class, Stray.class)))
                .hasStackTraceContaining("ON_DELETE")
                .hasStackTraceContaining("Stray");
    }
}
