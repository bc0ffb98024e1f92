package io.virga.dynamodb.local.internal;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import io.virga.dynamodb.local.DynamoDbLocal;
import io.virga.dynamodb.local.DynamoDbLocalException;
import io.virga.dynamodb.local.FetchListener;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.jspecify.annotations.Nullable;

/**
 * The class path of DynamoDB Local: the one the user names, else what Maven's resolver finds or fetches with the user's
 * own settings, mirrors, proxies and local repository.
 */
public final class ServerJars {

    private static final Properties VERSIONS = versions();
    private static @Nullable String resolved;

    private ServerJars() {}

    /** {@code group:artifact:version} of DynamoDB Local. */
    public static String coordinates() {
        return "software.amazon.dynamodb:DynamoDBLocal:" + VERSIONS.getProperty("dynamodb-local");
    }

    /** The class path, without hearing of what is fetched: for callers in another class loader, who share no types with this. */
    public static String classPath() {
        return classPath((file, bytes, total) -> {});
    }

    /**
     * The class path, without our own main class.
     *
     * @throws DynamoDbLocalException if it cannot be had
     */
    public static String classPath(FetchListener listener) {
        var named =
                System.getProperty(DynamoDbLocal.CLASS_PATH_PROPERTY, System.getenv(DynamoDbLocal.CLASS_PATH_VARIABLE));
        if (named != null && !named.isBlank()) {
            return existing(named);
        }
        synchronized (ServerJars.class) {
            if (resolved == null) {
                resolved = resolve(ContextOverrides.create(), listener);
            }
            return resolved;
        }
    }

    private static String existing(String classPath) {
        for (var entry : classPath.split(File.pathSeparator)) {
            var file = entry.endsWith("*") ? entry.substring(0, entry.length() - 1) : entry;
            if (!Files.exists(Path.of(file))) {
                throw new DynamoDbLocalException("The class path of DynamoDB Local names " + entry
                        + ", which is not there [" + DynamoDbLocal.CLASS_PATH_PROPERTY + ", "
                        + DynamoDbLocal.CLASS_PATH_VARIABLE + "].");
            }
        }
        return classPath;
    }

    static String resolve(ContextOverrides.Builder overrides, FetchListener listener) {
        var configuration = overrides
                .withUserSettings(true)
                // Only the user's repositories: the one of AWS that the artifact's own description names is not asked.
                .ignoreArtifactDescriptorRepositories(true)
                // Reads and fetches the many descriptions side by side.
                .configProperties(Map.of("aether.dependencyCollector.impl", "bf"))
                .transferListener(new TransferNotice(listener))
                .build();
        try (var maven = Runtimes.INSTANCE.getRuntime().create(configuration)) {
            return resolve(maven);
        } catch (RepositoryException e) {
            throw new DynamoDbLocalException(
                    "DynamoDB Local (" + coordinates()
                            + ") is neither in the local Maven repository nor can it be fetched: "
                            + e.getMessage()
                            + ". Go online once, mend the repositories in Maven's settings.xml, or name its"
                            + " jars in the system property " + DynamoDbLocal.CLASS_PATH_PROPERTY
                            + " or the environment variable " + DynamoDbLocal.CLASS_PATH_VARIABLE + ".",
                    e);
        }
    }

    private static String resolve(Context maven) throws RepositoryException {
        var system = maven.repositorySystem();
        var session = maven.repositorySystemSession();
        var repositories = maven.remoteRepositories();
        var managed = managedDependencies(
                system.readArtifactDescriptor(session, new ArtifactDescriptorRequest(awsSdk(), repositories, null)));
        var collect = new CollectRequest()
                .addDependency(new Dependency(new DefaultArtifact(coordinates()), JavaScopes.RUNTIME))
                .setManagedDependencies(managed)
                .setRepositories(repositories);
        var request = new DependencyRequest(collect, onlyJarsToRunWith());
        return system.resolveDependencies(session, request).getArtifactResults().stream()
                .map(ArtifactResult::getArtifact)
                .map(Artifact::getFile)
                .map(File::getPath)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Artifact awsSdk() {
        return new DefaultArtifact("software.amazon.awssdk:bom:pom:" + VERSIONS.getProperty("aws-sdk"));
    }

    /**
     * DynamoDB Local pins a version of the AWS SDK that no longer resolves: here is ours. It also has a dependency on "any
     * ion-java", which would ask the repositories for the newest one time and again, and fail offline.
     */
    private static List<Dependency> managedDependencies(ArtifactDescriptorResult awsSdk) {
        var managed = new ArrayList<>(awsSdk.getManagedDependencies());
        managed.add(new Dependency(
                new DefaultArtifact("com.amazon.ion:ion-java:" + VERSIONS.getProperty("ion")), JavaScopes.RUNTIME));
        return managed;
    }

    /** The native libraries among the dependencies are not needed: the jar itself holds them, for more systems. */
    private static DependencyFilter onlyJarsToRunWith() {
        DependencyFilter jar = (node, parents) ->
                node.getArtifact() != null && "jar".equals(node.getArtifact().getExtension());
        return DependencyFilterUtils.andFilter(
                jar, DependencyFilterUtils.classpathFilter(List.of(JavaScopes.RUNTIME, JavaScopes.COMPILE)));
    }

    private static Properties versions() {
        try (var source = ServerJars.class.getResourceAsStream("versions.properties")) {
            if (source == null) {
                throw new AssertionError("versions.properties is not in the jar");
            }
            var versions = new Properties();
            versions.load(source);
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
