package io.virga.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbLocal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong ends with one message and an exit code that is not 0. */
class CommandLineTest {

    private record Run(int exitCode, String out, String error) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--db=oracle                                  | there is no 'oracle'; choose dynamodb, h2, hsqldb, postgresql",
                "--db=h2 --endpoint=http://127.0.0.1:8000     | --endpoint and --region are for DynamoDB; with --db=h2 use --url.",
                "--db=h2 --url=jdbc:postgresql://localhost/x  | is not for --db=h2: it should begin with jdbc:h2:",
                "--url=jdbc:dynamodb:shop --region=eu-west-1  | --url says it all; leave out --endpoint and --region.",
                "--db=h2 --no-move                            | --no-move is for a database of your own",
                "drop --db=h2                                 | There is nothing to drop",
                "buy --db=h2                                  | Missing required option: '--track=ID'",
                "buy --db=h2 --track=1 --buyers=0             | --buyers is 1 or more, not 0.",
                "--frobnicate                                 | Unknown option: '--frobnicate'",
            })
    void wrong_usage(String arguments, String message) {
        var run = run(arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).contains(message).contains("--help' for what there is to choose.");
        assertThat(run.error().lines()).hasSize(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_server_that_is_down() throws Exception {
        assertFails(
                run(
                        "--db=postgresql",
                        "--url=jdbc:postgresql://127.0.0.1:" + closedPort() + "/shop?password=verysecret"),
                "The database cannot be reached (SQLState 08001): Connection to 127.0.0.1:");
    }

    @Test
    void a_dynamodb_that_is_down() throws Exception {
        var endpoint = "http://127.0.0.1:" + closedPort();
        assertFails(run("--endpoint=" + endpoint), "UNREACHABLE: ", endpoint);
    }

    @Test
    void a_dynamodb_url_with_an_unknown_parameter() {
        assertFails(run("--url=jdbc:dynamodb:shop?scna=forbid"), "UNKNOWN_SETTING: there is no setting scna");
    }

    @Test
    void a_dynamodb_table_that_is_missing() {
        try (var server = DynamoDbLocal.start()) {
            assertFails(run("--endpoint=" + server.endpoint(), "--no-move"), "TABLE_MISSING: ");
            assertFails(run("buy", "--endpoint=" + server.endpoint(), "--track=1"), "TABLE_MISSING: ");
        }
    }

    @Test
    void a_url_with_an_unknown_parameter() {
        assertFails(
                run("--db=h2", "--url=jdbc:h2:mem:unknown;FROBNICATE=1"),
                "Unsupported connection setting \"FROBNICATE\"");
    }

    @Test
    void a_table_that_is_missing() {
        assertFails(
                run("--db=h2", "--url=jdbc:h2:mem:empty;DB_CLOSE_DELAY=-1", "--no-move"),
                "missing table [Album] Run the shop without --no-move first");
    }

    @Test
    void a_shop_that_is_kept_trades_on_and_can_be_dropped() {
        var url = "--url=jdbc:h2:mem:kept;DB_CLOSE_DELAY=-1";
        assertThat(run("--db=h2", url, "--keep").exitCode()).isZero();
        assertFails(run("--db=h2", url), "Table \"ALBUM\" already exists");
        assertThat(run("--db=h2", url, "--no-move")).satisfies(again -> {
            assertThat(again.exitCode()).isZero();
            assertThat(again.out()).doesNotContain("%", "moves").contains("What it took");
        });

        var bought = run("buy", "--db=h2", url, "--track=3000", "--quantity=2");
        assertThat(bought.exitCode()).isZero();
        assertThat(bought.out()).contains("2 of track 3000, 1.98");
        assertFails(
                run("buy", "--db=h2", url, "--track=3000", "--quantity=500"),
                "Nothing was written, a rule of the shop is broken: Track.stock = -");
        assertFails(
                run("buy", "--db=h2", url, "--track=3000", "--buyers=2"),
                "Nothing was written: another buyer was faster");
        assertFails(run("buy", "--db=h2", url, "--track=99999"), "The shop has no track 99999.");
        assertFails(run("buy", "--db=h2", url, "--track=1", "--customer=0"), "The shop has no customer 0.");

        assertThat(run("drop", "--db=h2", url).out()).startsWith("The shop is gone from jdbc:h2:mem:kept.");
        assertFails(run("drop", "--db=h2", url), "missing table");
    }

    @Test
    void without_keep_the_tables_of_a_server_of_ones_own_are_dropped() {
        var url = "--url=jdbc:h2:mem:dropped;DB_CLOSE_DELAY=-1";
        assertThat(run("--db=h2", url).exitCode()).isZero();
        assertFails(run("--db=h2", url, "--no-move"), "missing table");
    }

    @Test
    void verbose_adds_the_stack_trace() {
        assertThat(run("--db=h2", "--url=jdbc:h2:mem:verbose", "--no-move", "--verbose")
                        .error())
                .contains("\tat io.virga.examples.shop.");
    }

    @Test
    void the_real_program_ends_with_the_code_and_prints_nothing_else() throws Exception {
        var wrong = process("--db=h2", "--url=jdbc:h2:mem:empty", "--no-move");
        assertFails(wrong, "missing table [Album]");

        var bought = process("buy", "--db=hsqldb", "--track=5", "--customer=1");
        assertThat(bought.exitCode()).as(bought.error()).isZero();
        assertThat(bought.out()).contains("✓ 15,607 rows moved", "invoice 413: 1 of track 5, 0.99");
        assertThat(bought.error()).isEmpty();
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void assertFails(Run run, String... message) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.error().replaceAll("\\s+", " "))
                .contains(message)
                .doesNotContain(" at io.virga", "Exception:", "verysecret");
    }

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var error = new StringWriter();
        var exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(error, true), arguments);
        return new Run(exitCode, out.toString(), error.toString());
    }

    private static Run process(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        var out = Files.createTempFile("shop", ".out");
        var error = Files.createTempFile("shop", ".err");
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(error.toFile())
                    .start();
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            return new Run(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(error, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(error);
        }
    }
}
