package io.virga.suite.kind;

import io.virga.UnitOfWork;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An entity whose mapping is of one kind, with what is special about that kind as a change. It touches its fields itself, so that the same class, enhanced,
 * behaves as an application's enhanced class does.
 */
public interface Specimen {

    Object key();

    /** Gives a new one its values; what it refers to is persisted here. */
    void fill(UnitOfWork uow);

    /** The changes worth undoing, by name. Each makes a change however often it is run. */
    Map<String, Consumer<UnitOfWork>> changes();

    /** All that an application puts in, as text: stored and read again it is the same. */
    String picture();

    /** What a write puts in: versions, timestamps, generated columns. */
    default String generated() {
        return "";
    }
}
