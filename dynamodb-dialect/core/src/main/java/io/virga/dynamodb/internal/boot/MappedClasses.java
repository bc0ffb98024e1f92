package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.schema.MigrationException;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PersistenceConfiguration;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/**
 * A persistence unit that no {@code META-INF/persistence.xml} describes, as frameworks have them that find entities by
 * themselves. Needs Jandex on the class path, which only tools have.
 */
public final class MappedClasses {

    private static final List<Class<? extends Annotation>> MAPPED =
            List.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

    private static final String MAPPING_FILE = "META-INF/orm.xml";

    private final ClassLoader loader;
    private final Set<String> names = new TreeSet<>();
    private boolean entities;

    private MappedClasses(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * A unit of the entities that are named or found, with {@code META-INF/orm.xml} if there is one.
     *
     * @param unit what files call it
     * @param entities fully qualified names of classes; directories and jars, all of whose mapped classes belong to it
     * @param settings of the unit
     * @param loader finds the classes, those of directories and jars too
     * @throws MigrationException where one of them is not there, cannot be loaded, or where none is an entity
     */
    public static PersistenceConfiguration unit(
            String unit, Collection<String> entities, Map<String, String> settings, ClassLoader loader) {
        var found = new MappedClasses(loader);
        entities.forEach(found::add);
        if (!found.entities) {
            throw refused(
                    "none of the classes is an entity",
                    String.join(", ", entities),
                    "Give the folder that the compiler writes to, such as target/classes, a jar, or names of classes.");
        }
        var configuration = new HibernatePersistenceConfiguration(unit);
        found.names.forEach(name -> configuration.managedClass(found.load(name)));
        if (loader.getResource(MAPPING_FILE) != null) {
            configuration.mappingFile(MAPPING_FILE);
        }
        settings.forEach(configuration::property);
        return configuration;
    }

    /** Whether a text means a directory or a jar, and not a class. */
    public static boolean isPath(String entry) {
        return entry.endsWith(".jar")
                || entry.indexOf('/') >= 0
                || entry.indexOf(File.separatorChar) >= 0
                || Files.isDirectory(Path.of(entry));
    }

    private void add(String entry) {
        try {
            if (!isPath(entry)) {
                addNamed(entry);
            } else if (Files.isDirectory(Path.of(entry))) {
                addAll(ofDirectory(Path.of(entry)));
            } else if (Files.isRegularFile(Path.of(entry))) {
                addAll(ofJar(entry));
            } else {
                throw refused(
                        "there is no such directory or jar", entry, "Compile first, and give what the compiler wrote.");
            }
        } catch (IOException e) {
            throw refused("it cannot be read: " + e.getMessage(), entry, "Build it again.");
        }
    }

    private void addNamed(String name) throws IOException {
        try (InputStream bytes = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (bytes == null) {
                throw refused(
                        "there is no such class",
                        name,
                        "Write its whole name, as in shop.Product, and have it on the class path.");
            }
            var indexer = new Indexer();
            indexer.index(bytes);
            addAll(indexer.complete());
            if (!names.contains(name)) {
                throw refused(
                        "it bears none of @Entity, @Embeddable, @MappedSuperclass and @Converter",
                        name,
                        "Leave it out.");
            }
        }
    }

    private static Index ofDirectory(Path directory) throws IOException {
        var indexer = new Indexer();
        try (var files = Files.walk(directory)) {
            for (var file :
                    files.filter(each -> isClass(each.toString())).sorted().toList()) {
                try (var bytes = Files.newInputStream(file)) {
                    indexer.index(bytes);
                }
            }
        }
        return indexer.complete();
    }

    private static Index ofJar(String file) throws IOException {
        var indexer = new Indexer();
        try (var jar = new JarFile(file)) {
            for (var entry :
                    jar.stream().filter(each -> isClass(each.getName())).toList()) {
                try (var bytes = jar.getInputStream(entry)) {
                    indexer.index(bytes);
                }
            }
        }
        return indexer.complete();
    }

    /** Neither of a module nor of another version of Java. */
    private static boolean isClass(String file) {
        return file.endsWith(".class") && !file.endsWith("module-info.class") && !file.contains("META-INF");
    }

    private void addAll(Index index) {
        for (var annotation : MAPPED) {
            for (var use : index.getAnnotations(annotation)) {
                names.add(use.target().asClass().name().toString());
                entities |= annotation == Entity.class;
            }
        }
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw refused(
                    "the class cannot be loaded: " + e,
                    name,
                    "Have it and what it needs on the class path: classes and libraries, as in target/classes"
                            + File.pathSeparator + "target/lib/*");
        }
    }

    private static MigrationException refused(String what, String where, String remedy) {
        return new MigrationException(
                MigrationException.Kind.MISSING, "ENTITIES", "ENTITIES: " + what + " [" + where + "]. " + remedy, null);
    }
}
