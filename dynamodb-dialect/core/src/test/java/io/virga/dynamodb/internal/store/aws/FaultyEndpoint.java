package io.virga.dynamodb.internal.store.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.virga.dynamodb.internal.store.Operation;
import io.virga.dynamodb.local.DynamoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Stands in front of a real server and does to chosen requests what a network or a busy DynamoDB does: DynamoDB Local never
 * throttles, never loses an answer, and knows no conflict. It works on the wire, so that any client can be pointed at it, be
 * it a store, a JDBC URL or a whole application.
 *
 * <p>All requests that no fault was planned for pass unchanged. Safe for use by several threads.
 */
public final class FaultyEndpoint implements AutoCloseable {

    private static final String JSON = "application/x-amz-json-1.0";

    private final URI target;

    static {
        // else head and body of an answer wait for each other: 40 ms each
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Queue<Fault>> planned = new ConcurrentHashMap<>();
    private final List<Numbered> byNumber = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger happened = new AtomicInteger();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    private record Numbered(int first, int last, Fault fault) {}

    private FaultyEndpoint(URI target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static FaultyEndpoint before(URI target) {
        try {
            return new FaultyEndpoint(target);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The server that it stands in front of, as whoever goes through it is told of it. */
    public DynamoServer to(DynamoServer server) {
        return new DynamoServer(
                endpoint(), server.region(), server.accessKey(), server.secretKey(), server.tablePrefix());
    }

    /** Plans faults for the next requests of an operation, one each. */
    public FaultyEndpoint next(Operation operation, Fault... faults) {
        planned.computeIfAbsent(operation.wireName(), name -> new ConcurrentLinkedQueue<>())
                .addAll(Arrays.asList(faults));
        return this;
    }

    /** Plans a fault for one request, whatever its operation, counted from 1 since {@link #forget()}. */
    public FaultyEndpoint at(int request, Fault fault) {
        return between(request, request, fault);
    }

    /** Plans a fault for a request and all that follow, counted from 1 since {@link #forget()}. */
    public FaultyEndpoint from(int request, Fault fault) {
        return between(request, Integer.MAX_VALUE, fault);
    }

    private FaultyEndpoint between(int first, int last, Fault fault) {
        byNumber.add(new Numbered(first, last, fault));
        return this;
    }

    /** Faults that were planned and have not happened yet will not, and requests are counted anew. */
    public void forget() {
        planned.clear();
        byNumber.clear();
        requests.set(0);
        happened.set(0);
    }

    /** Requests since {@link #forget()}. */
    public int requests() {
        return requests.get();
    }

    /** Faults that have happened since {@link #forget()}. */
    public int happened() {
        return happened.get();
    }

    /** How many requests of an operation came over the wire, repeated ones included. */
    public long count(Operation operation) {
        return seen.stream().filter(operation.wireName()::equals).count();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** What happens to one request. */
    @FunctionalInterface
    public interface Fault {
        void happen(Incident incident) throws IOException, InterruptedException;
    }

    /** The server did nothing, and says why with an error code. */
    public static Fault refused(String code) {
        return incident -> incident.answer(400, error(code, ""));
    }

    /** The server was not asked, and this is the answer. */
    public static Fault answered(String json) {
        return incident -> incident.answer(200, json);
    }

    /** The server did nothing, and says that it failed. */
    public static Fault failed(int status) {
        return incident -> incident.answer(status, error("InternalServerError", ""));
    }

    /** The server acted, and says that it failed. */
    public static Fault failedAfterActing(int status) {
        return incident -> {
            incident.forward(incident.request());
            incident.answer(status, error("InternalServerError", ""));
        };
    }

    /** The request never arrives, and the connection breaks. */
    public static Fault requestLost() {
        return Incident::breakOff;
    }

    /** The server acted, and the connection breaks before the answer. */
    public static Fault answerLost() {
        return incident -> {
            incident.forward(incident.request());
            incident.breakOff();
        };
    }

    /** The request never arrives, and nobody says a word until the client gives up. */
    public static Fault requestStuck() {
        return Incident::hang;
    }

    /** The server acted, and nobody says a word until the client gives up. */
    public static Fault answerStuck() {
        return incident -> {
            incident.forward(incident.request());
            incident.hang();
        };
    }

    /** A transaction cancelled with these codes, one per action. */
    public static Fault cancelled(String... reasons) {
        var list = Arrays.stream(reasons)
                .map(reason -> "{\"Code\":\"" + reason + "\",\"Message\":\"planned\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return incident ->
                incident.answer(400, error("TransactionCanceledException", ",\"CancellationReasons\":" + list));
    }

    /** What a write or a transaction hears that meets another transaction; a read passes. */
    public static Fault conflict() {
        return incident -> {
            var actions = JsonNode.parser().parse(incident.request()).field("TransactItems");
            if (actions.isPresent()) {
                var reasons = new String[actions.get().asArray().size()];
                Arrays.fill(reasons, "None");
                reasons[reasons.length - 1] = "TransactionConflict";
                cancelled(reasons).happen(incident);
            } else if (incident.request().contains("Expression\"")
                    && !incident.request().contains("KeyCondition")) {
                refused("TransactionConflictException").happen(incident);
            } else {
                incident.pass();
            }
        };
    }

    /** Half of a BatchGetItem is answered; any other request passes. */
    public static Fault half() {
        return incident -> {
            var items = JsonNode.parser().parse(incident.request()).field("RequestItems");
            if (items.isPresent() && keys(items.get()) > 1) {
                answeredInPart(keys(items.get()) / 2).happen(incident);
            } else {
                incident.pass();
            }
        };
    }

    private static int keys(JsonNode items) {
        return items.asObject()
                .values()
                .iterator()
                .next()
                .field("Keys")
                .orElseThrow()
                .asArray()
                .size();
    }

    /** Only the first keys of a BatchGetItem on one table are answered; the others come back unprocessed. */
    public static Fault answeredInPart(int keys) {
        return incident -> {
            var request = JsonNode.parser().parse(incident.request());
            var tables = request.field("RequestItems").orElseThrow().asObject();
            var table = tables.keySet().iterator().next();
            var asked = tables.get(table).field("Keys").orElseThrow();
            var all = asked.asArray();
            // The text of the keys as they were asked for, split in two.
            var body = request.toString()
                    .replace(asked.toString(), all.subList(0, keys).toString());
            var answer = incident.forward(body);
            var rest = "\"UnprocessedKeys\":{\"" + table + "\":{\"Keys\":" + all.subList(keys, all.size()) + "}}";
            incident.answer(200, answer.replace("\"UnprocessedKeys\":{}", rest));
        };
    }

    private static String error(String code, String more) {
        return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"planned\"" + more + "}";
    }

    private void handle(HttpExchange exchange) throws IOException {
        var header = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var operation = header.substring(header.indexOf('.') + 1);
        seen.add(operation);
        var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var incident = new Incident(exchange, request);
        if (operation.equals(Operation.GET_ITEM.wireName()) && request.contains("virga#schema")) {
            // a unit asks now and then whether a migration runs: the clock decides when, and no test is to depend on it
            try {
                incident.pass();
            } catch (InterruptedException e) {
                incident.breakOff();
            }
            return;
        }
        var faults = planned.get(operation);
        var fault = faults == null ? null : faults.poll();
        int number = requests.incrementAndGet();
        for (var numbered : byNumber) {
            if (numbered.first() <= number && number <= numbered.last()) {
                fault = numbered.fault();
                break;
            }
        }
        try {
            if (fault == null) {
                incident.pass();
            } else {
                fault.happen(incident);
                if (!incident.passed) {
                    happened.incrementAndGet();
                }
            }
        } catch (InterruptedException e) {
            incident.breakOff();
        }
    }

    /** A request that a fault happens to. */
    public final class Incident {

        private final HttpExchange exchange;
        private final String request;
        private boolean passed;

        private Incident(HttpExchange exchange, String request) {
            this.exchange = exchange;
            this.request = request;
        }

        public String request() {
            return request;
        }

        public String forward(String body) throws IOException, InterruptedException {
            return send(body).body();
        }

        public void answer(int status, String body) throws IOException {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", JSON);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        void pass() throws IOException, InterruptedException {
            passed = true;
            var response = send(request);
            answer(response.statusCode(), response.body());
        }

        void breakOff() {
            exchange.close();
        }

        void hang() throws InterruptedException {
            // it counts while it lasts: it is over only when all is
            happened.incrementAndGet();
            closing.await();
            breakOff();
        }

        private HttpResponse<String> send(String body) throws IOException, InterruptedException {
            var forwarded = HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofString(body));
            for (var name : List.of("Content-Type", "X-Amz-Target", "X-Amz-Date", "Authorization")) {
                forwarded.header(name, exchange.getRequestHeaders().getFirst(name));
            }
            return client.send(forwarded.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
