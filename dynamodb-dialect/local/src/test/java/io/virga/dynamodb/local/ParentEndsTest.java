package io.virga.dynamodb.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However its parent ends, the server goes too, and so does all it wrote. */
class ParentEndsTest {

    @TempDir
    Path tmp;

    @Test
    void killed() throws Exception {
        var parent = start("wait");
        var server = endpoint(parent);
        assertThat(RawRequest.tables(server)).isEqualTo("{\"TableNames\":[]}");
        assertThat(tmp).isNotEmptyDirectory();

        parent.destroyForcibly();
        assertThat(parent.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertEverythingGone(server);
    }

    @Test
    void without_closing_it() throws Exception {
        var parent = start("end");
        var server = endpoint(parent);
        assertThat(parent.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(parent.exitValue()).isZero();
        assertEverythingGone(server);
    }

    private Process start(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + tmp,
                        "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ParentProgram.class.getName(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static URI endpoint(Process parent) throws IOException {
        var line = parent.inputReader().readLine();
        assertThat(line).startsWith("port ");
        return URI.create("http://127.0.0.1:" + line.substring(5));
    }

    private void assertEverythingGone(URI server) {
        assertThat(eventually(() -> RawRequest.tables(server).equals("no answer")))
                .isTrue();
        assertThat(eventually(() -> isEmpty(tmp.toFile())))
                .as("nothing is left in %s", tmp)
                .isTrue();
    }

    private static boolean isEmpty(File folder) {
        return folder.list().length == 0;
    }

    private static boolean eventually(BooleanSupplier condition) {
        for (int i = 0; i < 200; i++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return false;
    }
}
