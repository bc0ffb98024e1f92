package io.virga.dynamodb.internal.migrate;

import java.util.function.UnaryOperator;

/**
 * The names of tables in an environment. Files hold them without prefix.
 *
 * @param prefix what the names of all tables begin with
 * @param home the full name of the home table
 */
public record Names(String prefix, String home) {

    /** For files. */
    UnaryOperator<String> toFile() {
        return name -> name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    /** @param homeInFile what the file calls the home table */
    UnaryOperator<String> fromFile(String homeInFile) {
        return name -> name.equals(homeInFile) ? home : prefix + name;
    }
}
