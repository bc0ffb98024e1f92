package io.virga.internal.query;

/** Messages of one form: <em>CODE: what, with values [where]. What to do.</em> */
public final class Problems {

    private Problems() {}

    /**
     * A statement or value that is wrong.
     *
     * @param code upper case words joined by underscores, stable
     * @param what what is wrong, with the values, no full stop
     * @param where the statement, entity or attribute concerned
     * @param remedy a full sentence
     */
    public static IllegalArgumentException invalid(String code, String what, Object where, String remedy) {
        return new IllegalArgumentException(code + ": " + what + " [" + where + "]. " + remedy);
    }
}
