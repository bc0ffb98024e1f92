package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.TableDescription;
import java.nio.file.Path;
import java.util.Optional;

/** What of definitions and their files the API shows. */
public final class DefinitionFiles {

    private DefinitionFiles() {}

    /** What there is after the last migration of a folder. */
    public static Optional<Definition> last(Path folder, Names names) {
        return MigrationFiles.in(folder).last(names).map(MigrationFile::definition);
    }

    /** A table as {@code createTable} has it. */
    public static Value value(TableDescription table) {
        return TableText.of(table);
    }

    /** JSON as the files have it. */
    public static String text(Value value) {
        return IndentedJson.text(value);
    }

    public static String text(Definition definition, Names names) {
        return IndentedJson.text(DefinitionText.of(DefinitionText.renamed(definition, names.toFile())));
    }
}
