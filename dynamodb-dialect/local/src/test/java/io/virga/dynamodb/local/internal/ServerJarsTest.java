package io.virga.dynamodb.local.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import io.virga.dynamodb.local.DynamoDbLocalException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerJarsTest {

    @Test
    void fetches_into_an_empty_local_repository_and_tells_what(@TempDir Path local) {
        ServerJars.classPath((file, bytes, total) -> {});
        // The machine's own local repository stands in for a remote one: the same layout, no network.
        var remote = new RemoteRepository.Builder(
                        "central", "default", Path.of(localRepository()).toUri().toString())
                .build();
        Set<String> begun = ConcurrentHashMap.newKeySet();
        Set<String> done = ConcurrentHashMap.newKeySet();

        var classPath = ServerJars.resolve(
                ContextOverrides.create()
                        .withLocalRepositoryOverride(local)
                        .repositories(List.of(remote))
                        .addRepositoriesOp(ContextOverrides.AddRepositoriesOp.REPLACE),
                (file, bytes, total) -> {
                    if (bytes == 0) {
                        begun.add(file);
                    } else if (bytes == total) {
                        done.add(file);
                    }
                });

        var jars = List.of(classPath.split(File.pathSeparator));
        assertThat(jars)
                .allSatisfy(jar -> assertThat(Path.of(jar)).startsWith(local).exists());
        assertThat(jars).anyMatch(jar -> jar.contains("DynamoDBLocal-")).allMatch(jar -> jar.endsWith(".jar"));
        assertThat(begun).anyMatch(file -> file.startsWith("DynamoDBLocal-"));
        assertThat(done).isEqualTo(begun);
    }

    @Test
    void offline_with_an_empty_local_repository_says_what_to_do(@TempDir Path local) {
        var offline = ContextOverrides.create().offline(true).withLocalRepositoryOverride(local);
        assertThatThrownBy(() -> ServerJars.resolve(offline, (file, bytes, total) -> {}))
                .isInstanceOf(DynamoDbLocalException.class)
                .hasMessageContaining(ServerJars.coordinates())
                .hasMessageContaining("Go online once")
                .hasMessageContaining("VIRGA_DYNAMODB_LOCAL_CLASSPATH");
    }

    @Test
    void one_version_of_each_jar_is_on_the_class_path() {
        var names = List.of(ServerJars.classPath((file, bytes, total) -> {}).split(File.pathSeparator)).stream()
                .map(jar -> Path.of(jar).getParent().getParent().toString())
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    private static String localRepository() {
        var named = System.getProperty("maven.repo.local");
        return named != null ? named : System.getProperty("user.home") + "/.m2/repository";
    }
}
