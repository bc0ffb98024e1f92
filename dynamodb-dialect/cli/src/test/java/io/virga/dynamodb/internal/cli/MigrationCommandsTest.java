package io.virga.dynamodb.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.internal.store.aws.AwsConnection;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Migrations as a user types them, for an application that is compiled here. */
@ExtendWith(DynamoDbExtension.class)
class MigrationCommandsTest {

    private final DynamoServer server;

    @TempDir
    private Path folder;

    private Path config;
    private Path migrations;
    private String table;

    MigrationCommandsTest(DynamoServer server) {
        this.server = server;
    }

    /** What a command printed and how it ended. */
    record Outcome(int code, List<String> out, List<String> err) {}

    @BeforeEach
    void application(TestInfo test) throws IOException {
        table = test.getTestMethod().orElseThrow().getName();
        config = folder.resolve("virga.properties");
        migrations = folder.resolve("migrations");
        Application.compiled(folder.resolve("before"), Application.BEFORE, server.jdbcUrl(table));
        assertThat(run(
                                "init",
                                "--yes",
                                "--output=" + config,
                                "--unit=app",
                                "--classpath=" + folder.resolve("before/classes"),
                                "--migrations=" + migrations)
                        .code())
                .isZero();
    }

    @Test
    void from_the_first_migration_to_the_next_and_back() throws IOException {
        assertThat(virga("status").out()).singleElement().asString().startsWith("there are no migrations");
        assertThat(virga("generate", "-n", "init").out().get(0))
                .startsWith("wrote ")
                .endsWith("0001_init.json");
        assertThat(virga("status").code()).isEqualTo(1);
        assertThat(virga("migrate", "--yes").out()).last().isEqualTo("done: 0001_init");
        assertThat(virga("status").out())
                .singleElement()
                .asString()
                .startsWith("0001_init")
                .contains("applied");
        assertThat(virga("validate").out()).containsExactly("valid");
        rows(12);

        change();
        assertThat(virga("validate").code()).isEqualTo(1);
        assertThat(virga("generate", "-n", "reshape", "--default", "Product.status=NEW")
                        .code())
                .isZero();
        assertThat(Files.readString(migrations.resolve("0002_reshape.json")))
                .contains("\"change\": \"add\"", "\"status\"", "PLACE#{place}", "gsi1");
        var dryRun = virga("migrate", "--dry-run");
        assertThat(dryRun.code()).isZero();
        assertThat(dryRun.out())
                .contains("apply 0002_reshape", "  36 of 36 rows change")
                .anyMatch(line -> line.contains("EXPAND: add index gsi1"))
                .anyMatch(line -> line.contains("Product: add status, \"NEW\" where it is missing"))
                .anyMatch(line -> line.contains("partition key: PLACE#{place}, was Receipt#{id}"))
                .anyMatch(line -> line.endsWith("Receipt: locator: Receipt#{id}, was none"));
        assertThat(virga("status").out()).anyMatch(line -> line.startsWith("0002_reshape") && line.contains("pending"));

        assertThat(virga("migrate", "--yes", "--phase-wait=0").out()).last().isEqualTo("done: 0002_reshape");
        assertThat(virga("validate", "--rows", "--json").out()).containsExactly("{\"problems\":[],\"valid\":true}");
        assertThat(types()).containsEntry("Receipt at PLACE#p", 12L).doesNotContainKey("Receipt at Receipt");

        assertThat(virga("migrate", "--to=1").err()).singleElement().asString().startsWith("virga: NOT_CONFIRMED: ");
        assertThat(virga("migrate", "--to=1", "--yes", "--phase-wait=0").code()).isZero();
        assertThat(types()).containsEntry("Receipt at Receipt", 12L).doesNotContainKey("Receipt at PLACE#p");
    }

    @Test
    void a_run_that_was_killed_is_gone_on_with() throws Exception {
        virga("generate", "-n", "init");
        virga("migrate", "--yes");
        rows(30);
        change();
        virga("generate", "-n", "reshape", "--default", "Product.status=NEW");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Virga.class.getName(),
                        "migrate",
                        "--yes",
                        "--lock=3",
                        "--max-capacity=10",
                        "--phase-wait=0",
                        "--config=" + config)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        while (process.isAlive() && brought() == 0) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();

        assertThat(brought())
                .describedAs(Files.readString(folder.resolve("killed.log")))
                .isBetween(1L, 89L);
        assertThat(virga("status").out())
                .anyMatch(line -> line.startsWith("0002_reshape") && line.contains("BACKFILL"));
        var outcome = virga("migrate", "--yes", "--phase-wait=0");
        while (outcome.code() == Virga.LOCKED) {
            // the lock of the dead runner runs out
            Thread.sleep(200);
            outcome = virga("migrate", "--yes", "--phase-wait=0");
        }
        assertThat(outcome.out()).contains("go on with 0002_reshape").last().isEqualTo("done: 0002_reshape");
        assertThat(virga("validate", "--rows").out()).containsExactly("valid");
        assertThat(brought()).isEqualTo(90);
    }

    /** The rows that are in the new form. */
    private long brought() {
        var brought = new java.util.concurrent.atomic.AtomicLong();
        store(connection -> connection
                .items()
                .scan(new Request.Scan(home(), "", Expression.NONE, List.of(), 0, true, false, 0, 1, Map.of()))
                .items()
                .forEach(item -> {
                    boolean moved = item.get("pk") instanceof Value.Text key
                            && key.value().startsWith("PLACE#");
                    if (moved
                            || !item.get("status").isNull()
                            || !item.get("gsi1pk").isNull()) {
                        brought.incrementAndGet();
                    }
                }));
        return brought.get();
    }

    @Test
    void a_column_that_needs_a_value_is_refused_until_it_has_one() throws IOException {
        virga("generate", "-n", "init");
        virga("migrate", "--yes");
        change();
        assertThat(virga("generate", "-n", "reshape").out())
                .contains("Write into it, in place of null, what rows get that lack a new attribute.");

        var outcome = virga("migrate", "--yes");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .singleElement()
                .asString()
                .startsWith("virga: VALUE_MISSING: ")
                .contains("status");
    }

    @Test
    void what_is_wrong_with_files_is_said_with_its_place() throws IOException {
        virga("generate", "-n", "init");
        virga("migrate", "--yes");
        var steps = migrations.resolve("0001_init.json");
        var snapshot = migrations.resolve("0001_init.snapshot.json");
        var text = Files.readString(steps);

        Files.writeString(steps, text.replace("\"app\"", "\"other\""));
        assertRefused(virga("migrate", "--yes"), 1, "MIGRATION_EDITED", "0001_init");
        Files.writeString(steps, text);

        var whole = Files.readString(snapshot);
        Files.writeString(snapshot, whole.substring(0, whole.length() / 2));
        assertRefused(virga("migrate", "--yes"), 2, "MIGRATION_FILE", "0001_init.snapshot.json");
        Files.delete(snapshot);
        assertRefused(virga("status"), 1, "MIGRATION_FILE", "0001_init.snapshot.json");
        Files.writeString(snapshot, whole);

        Files.move(steps, folder.resolve("away"));
        assertRefused(virga("status"), 1, "MIGRATION_UNKNOWN", "0001_init");
        assertRefused(virga("generate", "-n", "Wrong Name"), 2, "MIGRATION_NAME", "Wrong Name");
        assertRefused(virga("migrate", "--to=7"), 1, "MIGRATION_UNKNOWN", "0001_init");
    }

    @Test
    void another_runner_is_waited_for() {
        virga("generate", "-n", "init");
        virga("migrate", "--yes");
        var lock = Map.of(
                "runner", Value.text("somebody"), "until", (Value) Value.Num.of(System.currentTimeMillis() + 60_000));
        store(connection -> connection
                .items()
                .write(new Request.Put(home(), ItemKey.of("virga#lock", "#lock"), lock, Expression.NONE)));

        // something to do, so that the lock is asked for
        assertRefused(virga("migrate", "--to=0", "--yes"), 5, "LOCKED", "somebody");

        var dead = Map.of("runner", Value.text("somebody"), "until", (Value) Value.Num.of(1));
        store(connection -> connection
                .items()
                .write(new Request.Put(home(), ItemKey.of("virga#lock", "#lock"), dead, Expression.NONE)));
        assertThat(virga("migrate", "--to=0", "--yes").code()).isZero();
    }

    @Test
    void the_server_and_the_table_are_named_where_they_do_not_answer() {
        virga("generate", "-n", "init");
        assertRefused(virga("migrate", "--yes", "--endpoint=http://localhost:1"), 3, "Unreachable", "localhost:1");
        assertRefused(virga("drop", "nothing", "--yes"), 1, "TABLE_MISSING", "nothing");
        assertRefused(run("status", "--config=" + folder.resolve("none")), 1, "CONFIG_FILE", "none");
        assertRefused(virga("status", "--unit=nobody"), 1, "UNIT_MISSING", "nobody");
        assertRefused(run("status"), 2, "TABLE_UNKNOWN", "--table");
    }

    @Test
    void config_shows_where_everything_comes_from_and_no_secret() {
        var outcome = virga("config", "--region=eu-west-9");

        assertThat(outcome.out())
                .anyMatch(line -> line.matches("region +eu-west-9 +--region"))
                .anyMatch(line -> line.matches("unit +app +.*virga.properties"))
                .anyMatch(line -> line.matches("table +" + table + " +persistence.xml"))
                .anyMatch(line -> line.matches("secret-key +\\(hidden\\) +persistence.xml"))
                .noneMatch(line -> line.matches("secret-key +" + server.secretKey() + ".*"));
        assertThat(new Settings(Map.of(), Map.of("VIRGA_REGION", "eu-west-8"), config).source(Setting.REGION))
                .isEqualTo("VIRGA_REGION");
    }

    @Test
    void snapshot_policy_push_and_pull() {
        assertThat(virga("snapshot", "--output=-").out()).contains("  \"format\": 1,");
        assertThat(String.join("", virga("iam").out()))
                .contains("dynamodb:GetItem", ":table/" + server.tableName(table), "\"Effect\": \"Allow\"")
                .doesNotContain("dynamodb:DeleteTable");
        assertThat(virga("push").code()).isZero();
        assertThat(String.join("", virga("pull", server.tableName(table)).out()))
                .contains("\"pk\"");
        assertThat(run("generate-completion").out()).anyMatch(line -> line.contains("complete"));
    }

    @Test
    void missing_rights_are_said_and_nothing_is_done() throws IOException {
        virga("generate", "-n", "init");
        var denying = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        denying.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var answer =
                    "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"not authorized\"}"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        denying.start();
        try {
            var endpoint = "--endpoint=http://127.0.0.1:" + denying.getAddress().getPort();
            assertRefused(virga("migrate", "--yes", endpoint), 3, "ACCESS_DENIED", "127.0.0.1");
            assertRefused(virga("status", endpoint), 3, "ACCESS_DENIED", "127.0.0.1");
        } finally {
            denying.stop(0);
        }
        assertThat(virga("status").out()).singleElement().asString().contains("pending");
    }

    @Test
    void rows_with_one_unique_value_are_named_and_nothing_is_done() throws IOException {
        virga("generate", "-n", "init");
        virga("migrate", "--yes");
        rows(2);
        var sources = new java.util.HashMap<>(Application.BEFORE);
        sources.put(
                "Client",
                Application.BEFORE
                        .get("Client")
                        .replace("public String country", "@Column(unique = true) public String country"));
        change(sources);
        virga("generate", "-n", "one-per-country");
        var before = types();

        assertRefused(virga("migrate", "--yes", "--phase-wait=0"), 4, "ROWS_IN_THE_WAY", "Client#1");
        assertThat(types()).isEqualTo(before);
        assertThat(virga("status").out())
                .anyMatch(line -> line.startsWith("0002_one-per-country") && line.contains("pending"));
    }

    @Test
    void a_query_is_explained_without_a_server() {
        var outcome =
                virga("explain", "from Product p where p.id = :id", "--param=id=7", "--endpoint=http://localhost:1");
        assertThat(outcome.code()).describedAs(outcome.toString()).isZero();
        assertThat(outcome.out()).first().asString().startsWith("GetItem").contains("key[id=");
        assertThat(virga("explain", "from Client c where c.country = 'DE'").out())
                .first()
                .asString()
                .startsWith("Scan");
        assertRefused(virga("explain", "from Product p where p.id = :id"), 2, "QUERY", "--param id=");
        assertRefused(virga("explain", "from Nothing"), 2, "QUERY", "Nothing");
    }

    private static void assertRefused(Outcome outcome, int code, String name, String where) {
        assertThat(outcome.err())
                .singleElement()
                .asString()
                .startsWith("virga: ")
                .contains(where);
        assertThat(outcome.code()).describedAs(outcome.err().toString()).isEqualTo(code);
        if (!name.equals("Unreachable")) {
            assertThat(outcome.err().get(0)).startsWith("virga: " + name + ": ");
        }
    }

    private void change() throws IOException {
        change(Application.AFTER);
    }

    private void change(Map<String, String> sources) throws IOException {
        Application.compiled(folder.resolve("after"), sources, server.jdbcUrl(table));
        var text = Files.readString(config);
        Files.writeString(
                config,
                text.replace(
                        folder.resolve("before/classes").toString(),
                        folder.resolve("after/classes").toString()));
    }

    private PhysicalTable home() {
        return new PhysicalTable(server.tableName(table), "pk", "sk");
    }

    /** Rows as the application before writes them. */
    private void rows(int count) {
        store(connection -> {
            for (int id = 1; id <= count; id++) {
                put(connection, "Product", id, Map.of("name", Value.text("p" + id)));
                put(connection, "Client", id, Map.of("country", Value.text("DE")));
                put(connection, "Receipt", id, Map.of("place", Value.text("p" + id % 3)));
            }
        });
    }

    private void put(AwsConnection connection, String type, int id, Map<String, Value> attributes) {
        var item = new java.util.HashMap<>(attributes);
        item.put("_type", Value.text(type));
        item.put("id", Value.Num.of(id));
        item.put("version", Value.Num.of(0));
        connection.items().write(new Request.Put(home(), ItemKey.of(type + "#" + id, "#"), item, Expression.NONE));
    }

    /** How many rows there are of each type, and where: the partition key up to its digits. */
    private Map<String, Long> types() {
        var types = new java.util.TreeMap<String, Long>();
        store(connection -> connection
                .items()
                .scan(new Request.Scan(home(), "", Expression.NONE, List.of(), 0, true, false, 0, 1, Map.of()))
                .items()
                .forEach(item -> {
                    var type = ((Value.Text) item.get("_type")).value();
                    var partition = ((Value.Text) item.get("pk")).value().replaceAll("#?[0-9]+$", "");
                    types.merge(type + " at " + partition, 1L, Long::sum);
                }));
        return types;
    }

    private void store(java.util.function.Consumer<AwsConnection> work) {
        var settings = StoreSettings.of(server.endpoint(), server.region(), server.accessKey(), server.secretKey());
        try (var connection = AwsConnection.open(settings, RequestListener.NONE)) {
            work.accept(connection);
        }
    }

    private Outcome virga(String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of("--config=" + config))
                .toArray(String[]::new));
    }

    private static Outcome run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Virga.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(
                code,
                out.toString().lines().toList(),
                err.toString()
                        .lines()
                        .filter(line ->
                                !line.startsWith(" ") && !line.startsWith("applying") && !line.startsWith("taking"))
                        .toList());
    }
}
