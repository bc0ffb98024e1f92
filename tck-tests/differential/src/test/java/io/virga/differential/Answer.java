package io.virga.differential;

import jakarta.persistence.PersistenceUnitUtil;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a side answered, in a form that can be compared: a row is a text, numbers without their type and scale, entities by class and id.
 *
 * @param rows empty when it failed
 * @param failure what it failed with, empty when it did not
 */
record Answer(List<String> rows, String failure) {

    /** Averages and the like are compared in this many digits. */
    private static final MathContext DIGITS = new MathContext(12);

    static Answer rows(List<?> rows, PersistenceUnitUtil entities, boolean ordered) {
        List<String> texts = new ArrayList<>();
        for (Object row : rows) {
            texts.add(
                    row instanceof Object[] items
                            ? Arrays.stream(items)
                                    .map(item -> text(item, entities))
                                    .toList()
                                    .toString()
                            : text(row, entities));
        }
        if (!ordered) {
            Collections.sort(texts);
        }
        return new Answer(List.copyOf(texts), "");
    }

    static Answer failure(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new Answer(List.of(), root.getClass().getName() + ": " + root.getMessage());
    }

    boolean failed() {
        return !failure.isEmpty();
    }

    private static String text(Object value, PersistenceUnitUtil entities) {
        if (value instanceof Number number) {
            BigDecimal decimal = new BigDecimal(number.toString()).round(DIGITS).stripTrailingZeros();
            return decimal.signum() == 0 ? "0" : decimal.toPlainString();
        }
        if (value != null
                && value.getClass().getName().startsWith("io.virga.differential.trade.")
                && !(value instanceof Enum)) {
            return entities.getClass(value).getSimpleName() + "#" + entities.getIdentifier(value);
        }
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }
}
