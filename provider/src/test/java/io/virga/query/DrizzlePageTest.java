package io.virga.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page compiles. */
class DrizzlePageTest {

    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path output;

    static List<String> blocks() throws IOException {
        String page = Files.readString(Path.of("docs/from-drizzle-to-virga.md"));
        return BLOCK.matcher(page)
                .results()
                .map(block -> block.group(1))
                .filter(block -> !block.startsWith("import "))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void compiles(String block) {
        assertThat(Program.errors(block, output)).isEmpty();
    }
}
