package io.virga.internal.unitofwork;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was written while a checkpoint is open, in numbers: every write raises the mark, and what a checkpoint needs to know afterwards is whether
 * something came after the mark it was set at. Holds only entities inserted, and those read after something was written.
 */
final class Journal {

    private final Map<Object, Long> inserted = new IdentityHashMap<>();
    private final Map<Object, Long> readAfterWrite = new IdentityHashMap<>();
    private long mark;
    private long firstOpenMark;

    /** Rises with every write, and falls only when writes are undone. */
    long mark() {
        return mark;
    }

    void start() {
        firstOpenMark = mark;
    }

    void end() {
        inserted.clear();
        readAfterWrite.clear();
    }

    void wrote() {
        mark++;
    }

    void inserted(Object entity) {
        mark++;
        inserted.put(entity, mark);
    }

    void read(Object entity) {
        if (mark > firstOpenMark) {
            readAfterWrite.put(entity, mark);
        }
    }

    boolean insertedAfter(long since, Object entity) {
        return inserted.getOrDefault(entity, -1L) > since;
    }

    /** Whether its values may be those of work done after the mark. */
    boolean readAfterWriteSince(long since, Object entity) {
        return readAfterWrite.getOrDefault(entity, -1L) > since;
    }

    List<Object> insertedAfter(long since) {
        List<Object> entities = new ArrayList<>();
        inserted.forEach((entity, at) -> {
            if (at > since) {
                entities.add(entity);
            }
        });
        return entities;
    }

    /** The database went back to where it stood at the mark. */
    void backTo(long since) {
        mark = since;
        inserted.values().removeIf(at -> at > since);
        readAfterWrite.values().removeIf(at -> at > since);
    }
}
