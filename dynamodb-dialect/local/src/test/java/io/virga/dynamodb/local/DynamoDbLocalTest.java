package io.virga.dynamodb.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbLocalTest {

    @Test
    void answers_when_it_is_started_and_no_longer_when_it_is_closed() {
        var server = DynamoDbLocal.start();
        try (server) {
            assertThat(server.isRunning()).isTrue();
            assertThat(server.endpoint()).hasHost("127.0.0.1").hasPort(server.port());
            assertThat(RawRequest.tables(server.endpoint())).isEqualTo("{\"TableNames\":[]}");
        }
        assertThat(server.isRunning()).isFalse();
        assertThat(RawRequest.tables(server.endpoint())).isEqualTo("no answer");
    }

    @Test
    void a_second_server_on_the_port_of_the_first_is_refused() {
        try (var first = DynamoDbLocal.start()) {
            assertThatThrownBy(() -> DynamoDbLocal.builder().port(first.port()).start())
                    .isInstanceOf(DynamoDbLocalException.class)
                    .hasMessageContaining("Port " + first.port() + " is taken");
        }
    }

    @Test
    void restarts_on_its_port_and_has_forgotten_what_was_in_memory() {
        try (var server = DynamoDbLocal.start()) {
            int port = server.port();
            RawRequest.createTable(server.endpoint(), "Rain");
            assertThat(RawRequest.tables(server.endpoint())).contains("Rain");

            server.stop();
            assertThat(RawRequest.tables(server.endpoint())).isEqualTo("no answer");

            server.restart();
            assertThat(server.port()).isEqualTo(port);
            assertThat(RawRequest.tables(server.endpoint())).isEqualTo("{\"TableNames\":[]}");
        }
    }

    @Test
    void items_on_disk_survive_a_restart() {
        try (var server = DynamoDbLocal.builder().inMemory(false).start()) {
            RawRequest.createTable(server.endpoint(), "Rain");
            server.restart();
            assertThat(RawRequest.tables(server.endpoint())).isEqualTo("{\"TableNames\":[\"Rain\"]}");
        }
    }

    @Test
    void the_shared_server_outlives_close_and_comes_back_after_stop() {
        var server = DynamoDbLocal.shared();
        server.close();
        assertThat(server.isRunning()).isTrue();

        server.stop();
        assertThat(DynamoDbLocal.shared()).isSameAs(server);
        assertThat(RawRequest.tables(server.endpoint())).startsWith("{\"TableNames\"");
    }

    @Test
    void tells_how_long_it_waited() {
        var impatient = DynamoDbLocal.builder().startTimeout(Duration.ofMillis(1));
        assertThatThrownBy(impatient::start)
                .isInstanceOf(DynamoDbLocalException.class)
                .hasMessageContaining("did not answer on port")
                .hasMessageContaining("within 1 ms");
    }

    @Test
    void tells_which_java_is_missing(@TempDir Path noJava) {
        var builder = DynamoDbLocal.builder().javaHome(noJava);
        assertThatThrownBy(builder::start)
                .isInstanceOf(DynamoDbLocalException.class)
                .hasMessageContaining(noJava.toString())
                .hasMessageContaining("is not there or may not be executed");
    }

    @Test
    void a_closed_server_cannot_be_started_by_a_port_of_someone_else() throws IOException {
        try (var server = DynamoDbLocal.start()) {
            server.stop();
            try (var squatter = new ServerSocket(server.port())) {
                assertThatThrownBy(server::restart)
                        .hasMessageContaining("Port " + squatter.getLocalPort() + " is taken");
            }
            server.restart();
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void refuses_impossible_settings() {
        var builder = DynamoDbLocal.builder();
        assertThatIllegalArgumentException().isThrownBy(() -> builder.port(65_536));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.heapMegabytes(1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.startTimeout(Duration.ZERO));
    }
}
