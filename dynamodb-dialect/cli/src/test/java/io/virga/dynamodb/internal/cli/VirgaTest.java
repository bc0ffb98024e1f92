package io.virga.dynamodb.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.KeyAttribute;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.internal.store.aws.AwsConnection;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** The commands as a user types them, against a real server. */
@ExtendWith(DynamoDbExtension.class)
class VirgaTest {

    private final DynamoServer server;

    VirgaTest(DynamoServer server) {
        this.server = server;
    }

    /** What a command printed and how it ended. */
    record Outcome(int code, List<String> out, List<String> err) {}

    @BeforeEach
    void tables() {
        StoreSettings settings =
                StoreSettings.of(server.endpoint(), server.region(), server.accessKey(), server.secretKey());
        try (AwsConnection connection = AwsConnection.open(settings, RequestListener.NONE)) {
            if (connection.tables().describe(table("shop")).isEmpty()) {
                TableDescription shop = TableDescription.of(
                                table("shop"), KeyAttribute.text("pk"), KeyAttribute.text("sk"))
                        .withIndexes(
                                List.of(new IndexDescription(
                                        "gsi1",
                                        List.of(KeyAttribute.text("gsi1pk")),
                                        List.of(KeyAttribute.text("gsi1sk")),
                                        IndexDescription.Projection.KEYS_ONLY)),
                                List.of())
                        .withTimeToLive("expires");
                connection.tables().create(shop, Duration.ofSeconds(20));
                connection
                        .tables()
                        .create(
                                TableDescription.of(table("audit"), KeyAttribute.number("id"), null),
                                Duration.ofSeconds(20));
            }
        }
    }

    @Test
    void list_names_the_tables_in_order() {
        Outcome outcome = connected("list", "--prefix", server.tablePrefix());

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).containsExactly(table("audit"), table("shop"));
    }

    @Test
    void describe_tells_keys_indexes_and_settings() {
        Outcome outcome = connected("describe", table("shop"));

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .containsExactly(
                        "table           " + table("shop"),
                        "partition key   pk (S)",
                        "sort key        sk (S)",
                        "global index    gsi1: gsi1pk (S) sorted by gsi1sk (S), keys only",
                        "billing         on demand",
                        "time to live    expires");
    }

    @Test
    void describe_leaves_out_what_a_table_has_not() {
        assertThat(connected("describe", table("audit")).out())
                .containsExactly(
                        "table           " + table("audit"), "partition key   id (N)", "billing         on demand");
    }

    @Test
    void a_missing_table_is_reported() {
        Outcome outcome = connected("describe", table("nothing"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .containsExactly("virga: TABLE_MISSING: there is no such table [" + table("nothing")
                        + "]. virga list names those there are.");
    }

    @Test
    void a_server_that_is_not_there_is_reported_in_one_line() {
        Outcome outcome = run(
                "list",
                "--endpoint",
                "http://localhost:1",
                "--region",
                "eu-west-1",
                "--access-key",
                "a",
                "--secret-key=b");

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).singleElement().asString().startsWith("virga: http://localhost:1 cannot be reached.");
    }

    @Test
    void wrong_usage_says_what_is_wrong() {
        assertThat(run().err())
                .first()
                .isEqualTo("virga: Missing command, such as status: virga --help names them all");
        assertThat(run("describe").err())
                .containsExactly("virga: Missing required parameter: 'TABLE'", "See virga describe --help.");
        assertThat(run("bogus").err())
                .containsExactly(
                        "virga: Unmatched argument at index 0: 'bogus'", "Did you mean: virga push or virga status?");
        assertThat(run("generate", "--table", "t", "--classpath", ".").err())
                .singleElement()
                .asString()
                .startsWith("virga: ");
        assertThat(run("list", "--access-key", "a").err())
                .first()
                .isEqualTo(
                        "virga: CREDENTIALS_INCOMPLETE: an access key and its secret go together [--access-key]. Give --access-key"
                                + " and --secret-key, or neither.");
        assertThat(run("list", "--endpoint", "localhost").err())
                .first()
                .isEqualTo(
                        "virga: ENDPOINT: 'localhost' is no address [--endpoint]. Write a URL such as http://localhost:8000.");
        assertThat(Stream.of(run(), run("describe"), run("list", "--access-key", "a"), run("drop"))
                        .map(Outcome::code))
                .containsOnly(2);
    }

    /** For whoever reads the standard output alone. */
    @Test
    void what_is_wrong_is_said_in_json_where_that_is_asked_for() {
        assertThat(run("list", "--endpoint", "localhost", "--json").out())
                .containsExactly(
                        "{\"error\":\"ENDPOINT\",\"message\":\"ENDPOINT: 'localhost' is no address [--endpoint]."
                                + " Write a URL such as http://localhost:8000.\"}");
        assertThat(run("describe", "--json").out())
                .containsExactly("{\"error\":\"USAGE\",\"message\":\"Missing required parameter: 'TABLE'\"}");
    }

    @Test
    void the_help_of_a_command_begins_with_its_own_options() {
        var help = run("drop", "--help").out();

        assertThat(help).first().isEqualTo("Usage: virga drop [OPTIONS] TABLE");
        assertThat(help.indexOf("      --yes                 Do not ask."))
                .isPositive()
                .isLessThan(help.indexOf("The application, its table and the server:"));
    }

    @Test
    void the_completion_script_knows_commands_and_options() {
        assertThat(String.join("\n", run("generate-completion").out()))
                .contains("_picocli_virga_migrate")
                .contains("--until-switch")
                .contains("--table-prefix");
    }

    @Test
    void help_lists_commands_and_exit_codes() {
        Outcome outcome = run("--help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .anyMatch(l -> l.contains("describe"))
                .anyMatch(l -> l.contains("could not be reached"));
    }

    private String table(String name) {
        return server.tableName(name);
    }

    private Outcome connected(String... arguments) {
        return run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--endpoint",
                                server.endpoint().toString(),
                                "--region",
                                server.region(),
                                "--access-key",
                                server.accessKey(),
                                "--secret-key=" + server.secretKey()))
                .toArray(String[]::new));
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine virga =
                Virga.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = virga.execute(arguments);
        return new Outcome(
                code, out.toString().lines().toList(), err.toString().lines().toList());
    }
}
