package io.virga.dynamodb.internal.migrate;

import java.util.List;

/**
 * A migration as its two files say.
 *
 * @param id the file's name without its ending: {@code 0002_add-status}
 * @param definition what there is afterwards
 * @param checksum of both files
 */
record MigrationFile(String id, List<Step> up, List<Step> down, Definition definition, String checksum) {
    MigrationFile {
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    int number() {
        return number(id);
    }

    static int number(String id) {
        return Integer.parseInt(id.substring(0, 4));
    }
}
