package io.virga.examples.shop.screen;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.SchemaValidationException;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An end that the user can do something about; its message says what went wrong and what to do. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** PostgreSQL's messages begin with a level, which is no code. */
    private static final Pattern CODED = Pattern.compile("(?!(ERROR|FATAL|PANIC):)[A-Z]{4,}(_[A-Z]+)*: ");

    private static final Pattern SECRET = Pattern.compile("(?i)(password|secret-key)=[^&;\\s]*");

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }

    /** One message for whatever was thrown: the cause that tells most, in words. */
    public static String explain(Throwable thrown) {
        var chain = chain(thrown);
        return first(chain, Failure.class)
                .map(Failure::getMessage)
                .or(() -> first(chain, OptimisticLockException.class).map(e -> conflict()))
                .or(() -> coded(chain))
                .or(() -> first(chain, ConstraintViolationException.class).map(Failure::violations))
                .or(() -> first(chain, SchemaValidationException.class)
                        .map(e -> "The shop's tables are not there, or not as the shop needs them: "
                                + oneLine(last(chain)) + "\nRun the shop without --no-move first, with --keep."))
                .or(() -> first(chain, SQLException.class).map(Failure::database))
                .orElseGet(() -> "The shop had to stop: " + oneLine(last(chain)));
    }

    /** What Virga says by itself begins with a code, and ends with what to do. */
    private static Optional<String> coded(Set<Throwable> chain) {
        return chain.stream()
                .map(Throwable::getMessage)
                .filter(message -> message != null && CODED.matcher(message).lookingAt())
                .map(Failure::withoutSecrets)
                .findFirst();
    }

    private static String violations(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(v -> v.getRootBeanClass().getSimpleName() + "." + v.getPropertyPath() + " = " + v.getInvalidValue()
                        + ": " + v.getMessage())
                .sorted()
                .collect(Collectors.joining("; ", "Nothing was written, a rule of the shop is broken: ", "."));
    }

    private static String conflict() {
        return "Nothing was written: another buyer was faster, and what this one had read is no longer so."
                + " Look again, and buy what is left.";
    }

    private static String database(SQLException e) {
        var state = e.getSQLState() == null ? "" : " (SQLState " + e.getSQLState() + ")";
        var reached = e.getSQLState() == null || !e.getSQLState().startsWith("08");
        return (reached ? "The database refused" : "The database cannot be reached") + state + ": " + oneLine(e);
    }

    private static Set<Throwable> chain(Throwable thrown) {
        var chain = new LinkedHashSet<Throwable>();
        for (var t = thrown; t != null && chain.add(t); t = t.getCause()) {}
        return chain;
    }

    private static <T extends Throwable> Optional<T> first(Set<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Throwable last(Set<Throwable> chain) {
        return chain.stream().reduce((a, b) -> b).orElseThrow();
    }

    private static String oneLine(Throwable t) {
        return t.getMessage() == null
                ? t.getClass().getSimpleName()
                : withoutSecrets(t.getMessage().lines().findFirst().orElse(""));
    }

    private static String withoutSecrets(String message) {
        return SECRET.matcher(message).replaceAll("$1=***").strip();
    }
}
