package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.exec.Work;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The three texts of Hibernate's {@code TableGenerator}: read a row, insert it where it is not there, set it where it still
 * holds what was read; when that fails, Hibernate begins anew. So each is one atomic request, sent at once, and no row need
 * be locked.
 *
 * @param kind what is done
 * @param table the generator's table, as the text writes it
 * @param column its value column, as the text writes it
 */
record GeneratorText(Kind kind, String table, String column) {

    enum Kind {
        SELECT,
        INSERT,
        UPDATE
    }

    private static final String NAME = "(\"[^\"]+\"|[^\\s\"(),=?]+)";
    private static final Pattern SELECT = Pattern.compile(
            "select\\s+" + NAME + "\\s+from\\s+" + NAME + "\\s+where\\s+" + NAME + "=\\?\\s+for\\s+update",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INSERT = Pattern.compile(
            "insert\\s+into\\s+" + NAME + "\\s+\\(" + NAME + ",\\s*" + NAME + "\\)\\s+values\\s+\\(\\?,\\?\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UPDATE = Pattern.compile(
            "update\\s+" + NAME + "\\s+set\\s+" + NAME + "=\\?\\s+where\\s+" + NAME + "=\\?\\s+and\\s+" + NAME + "=\\?",
            Pattern.CASE_INSENSITIVE);

    static Optional<GeneratorText> parse(String text) {
        var stripped = text.strip();
        var select = SELECT.matcher(stripped);
        if (select.matches()) {
            return Optional.of(new GeneratorText(Kind.SELECT, select.group(2), select.group(1)));
        }
        var insert = INSERT.matcher(stripped);
        if (insert.matches()) {
            return Optional.of(new GeneratorText(Kind.INSERT, insert.group(1), insert.group(3)));
        }
        var update = UPDATE.matcher(stripped);
        return update.matches()
                ? Optional.of(new GeneratorText(Kind.UPDATE, update.group(1), update.group(2)))
                : Optional.empty();
    }

    /** What the generator is called in keys. */
    String name() {
        return (table + "." + column).replace("\"", "");
    }

    /** Empty where the row is not there. */
    OptionalLong select(Work work, @Nullable Object[] parameters) {
        return work.generatorValue(name(), text(parameters, 0));
    }

    /** The number of rows written. */
    int write(Work work, @Nullable Object[] parameters) {
        if (kind == Kind.INSERT) {
            // somebody else may have been first: the update that follows finds out
            work.moveGenerator(name(), text(parameters, 0), OptionalLong.empty(), number(parameters, 1));
            return 1;
        }
        var expected = OptionalLong.of(number(parameters, 1));
        return work.moveGenerator(name(), text(parameters, 2), expected, number(parameters, 0)) ? 1 : 0;
    }

    private static String text(@Nullable Object[] parameters, int index) {
        return String.valueOf(parameters[index]);
    }

    private static long number(@Nullable Object[] parameters, int index) {
        if (parameters[index] instanceof Number number) {
            return number.longValue();
        }
        throw new AssertionError("a table generator binds " + parameters[index]);
    }
}
