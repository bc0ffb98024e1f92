package io.virga.dynamodb.internal.migrate;

import java.nio.file.Path;
import java.util.Optional;

/** What of definitions and their files the API shows. */
public final class DefinitionFiles {

    private DefinitionFiles() {}

    /** What there is after the last migration of a folder. */
    public static Optional<Definition> last(Path folder, Names names) {
        return new Folder(folder).last(names).map(MigrationFile::definition);
    }

    public static String text(Definition definition, Names names) {
        return IndentedJson.text(DefinitionText.of(DefinitionText.renamed(definition, names.toFile())));
    }
}
