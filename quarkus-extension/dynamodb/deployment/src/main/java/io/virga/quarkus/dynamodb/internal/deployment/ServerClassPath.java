package io.virga.quarkus.dynamodb.internal.deployment;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.maven.dependency.ArtifactCoords;
import io.quarkus.maven.dependency.ArtifactKey;
import io.quarkus.maven.dependency.ResolvedDependency;
import io.virga.dynamodb.local.internal.ServerJars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The class path of DynamoDB Local, found in a class loader of its own. Quarkus loads half of Maven's resolver from the launcher and half from the
 * application's dependencies, and the two halves do not fit; {@code virga-dynamodb-local} with its dependencies and the JDK alone do.
 */
final class ServerClassPath {

    private static final String LOCAL = "virga-dynamodb-local";

    private ServerClassPath() {}

    static String find(ApplicationModel application) {
        try (URLClassLoader alone = new URLClassLoader(jars(application).toArray(URL[]::new), new JdkAndLog())) {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(alone);
            try {
                return (String) alone.loadClass(ServerJars.class.getName())
                        .getMethod("classPath")
                        .invoke(null);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        } catch (InvocationTargetException e) {
            // of a class of that loader: only its message means something here
            Throwable cause = Objects.requireNonNull(e.getCause());
            throw new IllegalStateException(cause.getMessage(), cause);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("ServerJars is not what this was compiled against", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDK's classes, and slf4j's, so that what the resolver logs arrives in Quarkus' log. */
    private static final class JdkAndLog extends ClassLoader {

        JdkAndLog() {
            super(getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.slf4j.")) {
                return ServerClassPath.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    /** The jar and all it depends on, as the application's versions are. */
    private static List<URL> jars(ApplicationModel application) {
        Map<ArtifactKey, ResolvedDependency> known = new HashMap<>();
        Deque<ResolvedDependency> next = new ArrayDeque<>();
        for (ResolvedDependency dependency : application.getDependencies()) {
            known.put(dependency.getKey(), dependency);
            if (dependency.getArtifactId().equals(LOCAL)) {
                next.add(dependency);
            }
        }
        Set<ResolvedDependency> seen = new HashSet<>(next);
        List<URL> jars = new ArrayList<>();
        while (!next.isEmpty()) {
            ResolvedDependency dependency = next.remove();
            dependency.getResolvedPaths().forEach(path -> jars.add(url(path)));
            for (ArtifactCoords coordinates : dependency.getDependencies()) {
                ResolvedDependency found = known.get(coordinates.getKey());
                if (found != null && seen.add(found)) {
                    next.add(found);
                }
            }
        }
        return jars;
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(path.toString(), e);
        }
    }
}
