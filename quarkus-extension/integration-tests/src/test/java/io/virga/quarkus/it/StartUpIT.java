package io.virga.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbLocal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * How long the packaged shop takes until it is ready, and how much memory it has then and after some requests: on DynamoDB
 * (Local) and on PostgreSQL, by turns, in one run. Tells the medians; what they are is no matter of right or wrong.
 */
class StartUpIT {

    private static final int STARTS = 5;
    private static final int REQUESTS = 200;

    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @param seconds from the start of the process until it is ready
     * @param ready resident MB then, 0 where the system does not tell
     * @param used the same after {@value #REQUESTS} requests
     */
    private record Figures(double seconds, double ready, double used) {}

    @Test
    void the_shop_on_both_databases_in_one_run() throws Exception {
        try (var dynamo = DynamoDbLocal.builder().start();
                var postgres = EmbeddedPostgres.start()) {
            var server = dynamo.server("");
            var onDynamo = settings(Map.of(
                    "quarkus.virga.dynamodb.%sendpoint", server.endpoint().toString(),
                    "quarkus.virga.dynamodb.%sregion", server.region(),
                    "quarkus.virga.dynamodb.%saccess-key", server.accessKey(),
                    "quarkus.virga.dynamodb.%ssecret-key", server.secretKey()));
            var onPostgres = settings(Map.of(
                    "quarkus.datasource.%sjdbc.url", postgres.getJdbcUrl("postgres", "postgres"),
                    "quarkus.datasource.%susername", "postgres",
                    "quarkus.datasource.%spassword", "none"));
            var dynamoFigures = new ArrayList<Figures>();
            var postgresFigures = new ArrayList<Figures>();
            for (int i = 0; i < STARTS; i++) {
                dynamoFigures.add(run("target/quarkus-app/quarkus-run.jar", onDynamo));
                postgresFigures.add(run("target/shop-on-postgresql/quarkus-run.jar", onPostgres));
            }

            tell("DynamoDB", dynamoFigures);
            tell("PostgreSQL", postgresFigures);
        }
    }

    /** For both datasources of the shop. */
    private static Map<String, String> settings(Map<String, String> templates) {
        var settings = new TreeMap<String, String>();
        templates.forEach((name, value) -> {
            settings.put(name.formatted(""), value);
            settings.put(name.formatted("audit."), value);
        });
        return settings;
    }

    private Figures run(String jar, Map<String, String> settings) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("-Dquarkus.http.port=" + port);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar));
        var shop = URI.create("http://localhost:" + port);
        long start = System.nanoTime();
        var process = new ProcessBuilder(command).inheritIO().start();
        try {
            while (!isReady(process, shop)) {
                Thread.sleep(10);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double ready = residentMegabytes(process);
            for (int i = 0; i < REQUESTS / 2; i++) {
                var made = send(HttpRequest.newBuilder(shop.resolve("/products"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\":\"thing\",\"price\":1.00,\"stock\":1}"))
                        .build());
                assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
                var id = made.body().replaceAll(".*\"id\":(\\d+).*", "$1");
                var read = send(
                        HttpRequest.newBuilder(shop.resolve("/products/" + id)).build());
                assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            }
            return new Figures(seconds, ready, residentMegabytes(process));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private boolean isReady(Process process, URI shop) throws IOException, InterruptedException {
        assertThat(process.isAlive()).as("the shop lives").isTrue();
        try {
            return send(HttpRequest.newBuilder(shop.resolve("/q/health/ready")).build())
                            .statusCode()
                    == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    /** As Linux tells it. */
    private static double residentMegabytes(Process process) throws IOException {
        var status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        }
    }

    private static void tell(String database, List<Figures> figures) {
        System.out.printf(
                Locale.ROOT,
                "Start-up on %s: ready after %.2f s, %.0f MB resident then, %.0f MB after %d requests (medians of %d)%n",
                database,
                median(figures, Figures::seconds),
                median(figures, Figures::ready),
                median(figures, Figures::used),
                REQUESTS,
                STARTS);
    }

    private static double median(List<Figures> figures, ToDoubleFunction<Figures> which) {
        return figures.stream()
                .mapToDouble(which)
                .sorted()
                .skip(STARTS / 2)
                .findFirst()
                .orElseThrow();
    }
}
