package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.model.JsonText;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.schema.MigrationException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads migrations, of a folder or of the class path: {@code 0001_init.json} with its steps, {@code 0001_init.snapshot.json} with what there is then. */
public final class MigrationFiles {

    static final String STEPS = ".json";
    static final String SNAPSHOT = ".snapshot.json";

    private static final Pattern FILE = Pattern.compile("[0-9]{4}_[a-z0-9][a-z0-9-]{0,59}(\\.snapshot)?\\.json");

    private final String where;
    private final Source source;

    private MigrationFiles(String where, Source source) {
        this.where = where;
        this.source = source;
    }

    private interface Source {
        Collection<String> names() throws IOException;

        String text(String name) throws IOException;
    }

    /** Those of a folder, which need not be there. */
    public static MigrationFiles in(Path folder) {
        return new MigrationFiles(folder.toString(), new Source() {
            @Override
            public Collection<String> names() throws IOException {
                if (!Files.isDirectory(folder)) {
                    return List.of();
                }
                try (var files = Files.list(folder)) {
                    return files.map(file -> file.getFileName().toString()).toList();
                }
            }

            @Override
            public String text(String name) throws IOException {
                return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
            }
        });
    }

    /**
     * @param where they stand, for people
     * @param texts of the files, by their names
     */
    public static MigrationFiles of(String where, Map<String, String> texts) {
        var kept = Map.copyOf(texts);
        return new MigrationFiles(where, new Source() {
            @Override
            public Collection<String> names() {
                return kept.keySet();
            }

            @Override
            public String text(String name) throws IOException {
                var text = kept.get(name);
                if (text == null) {
                    throw new NoSuchFileException(name);
                }
                return text;
            }
        });
    }

    /** Whether a file of this name is one of a migration's two. */
    public static boolean isMigration(String name) {
        return FILE.matcher(name).matches();
    }

    /** In the order of their numbers. */
    List<MigrationFile> migrations(Names names) {
        var migrations = new ArrayList<MigrationFile>();
        for (var id : ids()) {
            var migration = read(id, names);
            if (migration.number() != migrations.size() + 1) {
                throw MigrationFailures.of(
                        Kind.DRIFT,
                        "MIGRATION_NUMBER",
                        "number " + (migrations.size() + 1) + " is missing, or there twice, before " + id,
                        where,
                        "Migrations are numbered from 0001 without gaps: bring back what is missing, or generate anew.");
            }
            migrations.add(migration);
        }
        return migrations;
    }

    Optional<MigrationFile> last(Names names) {
        var migrations = migrations(names);
        return migrations.isEmpty() ? Optional.empty() : Optional.of(migrations.get(migrations.size() - 1));
    }

    List<String> ids() {
        try {
            return source.names().stream()
                    .filter(name -> isMigration(name) && !name.endsWith(SNAPSHOT))
                    .map(name -> name.substring(0, name.length() - STEPS.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(where, e);
        }
    }

    MigrationFile read(String id, Names names) {
        var steps = id + STEPS;
        var snapshot = id + SNAPSHOT;
        var stepsText = text(steps);
        var snapshotText = text(snapshot);
        var definition = parsed(
                snapshot, () -> DefinitionText.definition(JsonText.parse(snapshotText, place(snapshot)), snapshot));
        var located = DefinitionText.renamed(
                definition, names.fromFile(definition.home().name()));
        var rename = new StepNames(names.fromFile(definition.home().name()));
        return parsed(steps, () -> {
            var json = Json.of(JsonText.parse(stepsText, place(steps)), steps);
            if (!json.text("migration").equals(id)) {
                throw new IllegalArgumentException("it says that it is \"" + json.text("migration") + "\"");
            }
            return new MigrationFile(
                    id,
                    json.list("up", StepText::step).stream()
                            .map(step -> step.fold(rename))
                            .toList(),
                    json.list("down", StepText::step).stream()
                            .map(step -> step.fold(rename))
                            .toList(),
                    located,
                    checksum(stepsText, snapshotText));
        });
    }

    private String place(String name) {
        return where + "/" + name;
    }

    private String text(String name) {
        try {
            // as git may have changed line ends
            return source.text(name).replace("\r\n", "\n");
        } catch (IOException e) {
            throw MigrationFailures.of(
                    Kind.MISSING,
                    "MIGRATION_FILE",
                    "the file cannot be read: " + e,
                    place(name),
                    "Bring it back from version control; a migration is two files, steps and snapshot.",
                    e);
        }
    }

    private interface Parse<T> {
        T parse();
    }

    private <T> T parsed(String name, Parse<T> parse) {
        try {
            return parse.parse();
        } catch (IllegalArgumentException | Refusal | ArithmeticException e) {
            throw MigrationFailures.of(
                    Kind.USAGE,
                    "MIGRATION_FILE",
                    "the file is not one that this version reads: " + e.getMessage(),
                    place(name),
                    "Bring it back from version control, or delete both files of the migration and generate it anew.",
                    e);
        }
    }

    /** What tells whether a migration is the one that was applied. */
    private static String checksum(String... texts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var text : texts) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return where;
    }
}
