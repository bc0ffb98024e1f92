package io.virga.dynamodb.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.IOException;
import java.net.ServerSocket;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;

/** An application starts without its database; what is wrong is said when it is asked for something. */
class UnreachableTest {

    @Entity(name = "Lonely")
    static class Lonely {
        @Id
        long id;
    }

    @Test
    void a_unit_starts_without_its_server() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        var url = "jdbc:dynamodb:lonely?endpoint=http://127.0.0.1:" + nobody
                + "&region=eu-central-1&access-key=a&secret-key=b&retry.timeout=1";
        var configuration = new HibernatePersistenceConfiguration("lonely")
                .property("jakarta.persistence.jdbc.url", url)
                .managedClass(Lonely.class);
        try (var factory = configuration.createEntityManagerFactory()) {
            assertThatThrownBy(() -> factory.runInTransaction(em -> em.find(Lonely.class, 1L)))
                    .satisfies(problem -> assertThat(Units.text(problem)).contains("127.0.0.1:" + nobody));
        }
    }
}
