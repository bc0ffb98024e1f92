package io.virga.quarkus.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.test.common.PathTestHelper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the builder of a native executable is told. That the executable runs is another matter, for a machine with GraalVM. */
class NativeSourcesTest {

    @TempDir
    static Path folder;

    /** As Maven's plugin does, up to the builder. */
    @BeforeAll
    static void build() throws Exception {
        Path tests = PathTestHelper.getTestClassesLocation(NativeSourcesTest.class);
        Path classes = folder.resolve("classes");
        Path note = Path.of(Note.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(classes.resolve(note).getParent());
        Files.copy(tests.resolve(note), classes.resolve(note));
        Files.writeString(classes.resolve("application.properties"), """
                quarkus.virga.dynamodb.table=notes
                quarkus.package.jar.enabled=false
                quarkus.native.enabled=true
                quarkus.native.sources-only=true
                """);
        try (CuratedApplication application = QuarkusBootstrap.builder()
                .setApplicationRoot(classes)
                .setMode(QuarkusBootstrap.Mode.PROD)
                .setLocalProjectDiscovery(true)
                .setIsolateDeployment(true)
                .addExcludedPath(tests)
                .setProjectRoot(tests)
                .setTargetDirectory(folder)
                .setBaseName("notes")
                .build()
                .bootstrap()) {
            application.createAugmentor().createProductionApplication();
        }
    }

    @Test
    void driver_services_and_residual_engine_are_registered() throws IOException {
        assertThat(entry("META-INF/native-image/reflect-config.json"))
                .contains("io.virga.dynamodb.internal.jdbc.DynamoDriver")
                .contains("io.virga.dynamodb.internal.store.aws.AwsConnector")
                .contains("io.virga.dynamodb.internal.boot.DynamoSession$Integration")
                .contains("io.virga.quarkus.dynamodb.Note")
                .contains("org.h2.mvstore.db.ValueDataType$Factory")
                .contains("org.h2.mvstore.type.IntegerDataType");
    }

    @Test
    void schema_snapshots_and_service_files_are_resources() throws IOException {
        assertThat(entry("META-INF/native-image/resource-config.json"))
                .contains("META-INF/virga/")
                .contains("META-INF/services/io.virga.dynamodb.internal.store.StoreConnector")
                .contains("META-INF/services/java.sql.Driver");
    }

    @Test
    void random_numbers_and_threads_begin_at_run_time() throws IOException {
        assertThat(entry("io/quarkus/runner/Feature.class"))
                .contains("org.h2")
                .contains("dev.failsafe")
                .contains("software.amazon.awssdk.core.retry.backoff.FullJitterBackoffStrategy");
    }

    private String entry(String name) throws IOException {
        try (JarFile jar = new JarFile(runner().toFile())) {
            return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private Path runner() throws IOException {
        try (var files = Files.list(folder.resolve("native-sources"))) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
