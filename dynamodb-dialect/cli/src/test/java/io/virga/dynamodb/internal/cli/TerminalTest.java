package io.virga.dynamodb.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask, on a terminal. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TerminalTest {

    @TempDir
    private Path folder;

    @Test
    void init_asks_offers_and_asks_again() throws Exception {
        try (var terminal = Terminal.run(folder, "init", "--profile", "staging")) {
            terminal.sees("Enter takes what stands in brackets, or leaves a setting out.")
                    .sees("classpath, where the entities and META-INF/persistence.xml are [target/classes]: ")
                    .types("")
                    .sees("entities, where there is no persistence.xml: directories, jars and names of classes: ")
                    .types("")
                    .sees("unit, the persistence unit: ")
                    .types("shop")
                    .sees("table, the table, without prefix: ")
                    .types("my table")
                    .sees("'my table' is no name of a table: write letters, digits, '_', '-' and '.'")
                    .sees("table, the table, without prefix: ")
                    .types(" shop ")
                    .sees("table-prefix, what the names of all tables begin with: ")
                    .types("")
                    .sees("migrations, the folder of migrations [src/main/resources/META-INF/virga/migrations]: ")
                    .types("db/migrations")
                    .sees("region, the AWS region: ")
                    .types("eu-central-1")
                    .sees("endpoint, the server, where it is not AWS: ")
                    .types("localhost:8000")
                    .sees("'localhost:8000' is no address: write a URL such as http://localhost:8000")
                    .sees("endpoint, the server, where it is not AWS: ")
                    .types("http://localhost:8000")
                    .sees("wrote virga.properties; virga config shows what holds");
            assertThat(terminal.code()).isZero();
        }
        assertThat(Files.readAllLines(folder.resolve("virga.properties")))
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactly(
                        "unit=shop",
                        "classpath=target/classes",
                        "migrations=db/migrations",
                        "table=shop",
                        "endpoint=http://localhost:8000",
                        "region=eu-central-1",
                        "profile=staging");
    }

    @Test
    void input_that_ends_writes_nothing() throws Exception {
        try (var terminal = Terminal.run(folder, "init")) {
            terminal.sees("[target/classes]: ")
                    .closesItsInput()
                    .sees("virga: NO_ANSWER: the input ended, and nothing was written");
            assertThat(terminal.code()).isEqualTo(Virga.USAGE);
        }
        assertThat(folder.resolve("virga.properties")).doesNotExist();
    }
}
