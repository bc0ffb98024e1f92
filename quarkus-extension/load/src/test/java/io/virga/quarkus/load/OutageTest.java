package io.virga.quarkus.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbLocal;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The packaged shop under load for {@code virga.load.seconds} (60), while DynamoDB is stopped and started again: errors say what is wrong, the shop recovers by itself,
 * no order that was confirmed is lost, and none is there twice or in part. {@code -Dload} runs it.
 */
class OutageTest {

    private static final int CLIENTS = 8;
    private static final int STOCK = 1_000_000;
    private static final Duration LOAD = Duration.ofSeconds(Integer.getInteger("virga.load.seconds", 60));
    private static final Pattern ID = Pattern.compile("\"id\":\"?([^,\"}]+)");
    private static final Pattern ORDER = Pattern.compile("\"id\":\"([^\"]+)");
    /** As the dialect begins what it has to say. */
    private static final Pattern CODE = Pattern.compile("([A-Z_]{8,}):");

    private static final Pattern LEFT = Pattern.compile("\"stock\":(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private URI shop;

    /** What one client has seen. */
    private static final class Client {
        final List<String> confirmed = new ArrayList<>();
        int unconfirmed;
        String customer = "";
        String product = "";
    }

    @Test
    void no_order_is_lost_or_doubled() throws Exception {
        try (var server = DynamoDbLocal.builder().inMemory(false).start()) {
            var application = start(server);
            try {
                var errors = new ConcurrentHashMap<String, AtomicInteger>();
                var clients = new ArrayList<Client>();
                for (int i = 0; i < CLIENTS; i++) {
                    var client = new Client();
                    client.customer = id(post("/customers", "{\"name\":\"client " + i + "\",\"city\":\"Lipari\"}"));
                    client.product = id(
                            post("/products", "{\"name\":\"thing " + i + "\",\"price\":1.00,\"stock\":" + STOCK + "}"));
                    clients.add(client);
                }
                long begin = System.nanoTime();
                long end = begin + LOAD.toNanos();
                var threads = Executors.newFixedThreadPool(CLIENTS);
                var work = clients.stream()
                        .map(client -> threads.submit((Callable<Void>) () -> {
                            while (System.nanoTime() < end) {
                                order(client, errors);
                            }
                            return null;
                        }))
                        .toList();
                Thread.sleep(LOAD.toMillis() / 3);
                int before = confirmed(clients);
                server.stop();
                Thread.sleep(LOAD.toMillis() / 6);
                server.restart();
                int outage = confirmed(clients);
                for (var one : work) {
                    one.get();
                }
                threads.shutdown();

                assertThat(before).isPositive();
                assertThat(confirmed(clients)).as("orders behind the outage").isGreaterThan(outage);
                assertThat(errors.keySet()).isNotEmpty().allMatch(error -> error.matches("503 [A-Z_]+"));
                int uncertain = 0;
                for (var client : clients) {
                    var orders = orders(client);
                    assertThat(orders).doesNotHaveDuplicates().containsAll(client.confirmed);
                    assertThat(orders.size())
                            .isBetween(client.confirmed.size(), client.confirmed.size() + client.unconfirmed);
                    assertThat(STOCK - left(client)).isEqualTo(orders.size());
                    uncertain += orders.size() - client.confirmed.size();
                }
                System.out.println("Outage: " + before + " orders before, " + (confirmed(clients) - before)
                        + " since; done without confirmation " + uncertain + "; errors "
                        + new TreeMap<>(errors));
            } finally {
                application.destroyForcibly().waitFor();
            }
        }
    }

    private Process start(DynamoDbLocal server) throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        shop = URI.create("http://localhost:" + port);
        var local = server.server("");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dquarkus.http.port=" + port);
        for (var datasource : List.of("", "audit.")) {
            Map.of(
                            "endpoint", local.endpoint().toString(),
                            "region", local.region(),
                            "access-key", local.accessKey(),
                            "secret-key", local.secretKey())
                    .forEach((name, value) ->
                            command.add("-Dquarkus.virga.dynamodb." + datasource + name + "=" + value));
        }
        command.addAll(List.of(
                "-jar",
                Path.of(System.getProperty("virga.shop", "../integration-tests/target/quarkus-app/quarkus-run.jar"))
                        .toString()));
        var application = new ProcessBuilder(command).inheritIO().start();
        while (true) {
            assertThat(application.isAlive()).as("the shop lives").isTrue();
            try {
                if (get("/q/health/ready").statusCode() == 200) {
                    return application;
                }
            } catch (IOException e) {
                // not yet
            }
            Thread.sleep(200);
        }
    }

    private void order(Client client, Map<String, AtomicInteger> errors) throws IOException, InterruptedException {
        var answer = post(
                "/orders",
                "{\"customer\":" + client.customer + ",\"items\":[{\"product\":" + client.product
                        + ",\"quantity\":1}]}");
        if (answer.statusCode() == 200) {
            synchronized (client) {
                client.confirmed.add(id(answer));
            }
        } else {
            client.unconfirmed++;
            var code = CODE.matcher(answer.body());
            errors.computeIfAbsent(
                            answer.statusCode() + " " + (code.find() ? code.group(1) : answer.body()),
                            key -> new AtomicInteger())
                    .incrementAndGet();
            Thread.sleep(50);
        }
    }

    private static int confirmed(List<Client> clients) {
        return clients.stream()
                .mapToInt(client -> {
                    synchronized (client) {
                        return client.confirmed.size();
                    }
                })
                .sum();
    }

    private List<String> orders(Client client) throws IOException, InterruptedException {
        var orders = new ArrayList<String>();
        var matcher = ORDER.matcher(get("/orders?customer=" + client.customer).body());
        while (matcher.find()) {
            orders.add(matcher.group(1));
        }
        assertThat(new HashSet<>(client.confirmed)).hasSize(client.confirmed.size());
        return orders;
    }

    private int left(Client client) throws IOException, InterruptedException {
        var matcher = LEFT.matcher(get("/products/" + client.product).body());
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static String id(HttpResponse<String> answer) {
        var matcher = ID.matcher(answer.body());
        assertThat(matcher.find())
                .as("%s %s", answer.statusCode(), answer.body())
                .isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(shop.resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(shop.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }
}
