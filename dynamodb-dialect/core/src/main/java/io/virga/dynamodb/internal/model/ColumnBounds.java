package io.virga.dynamodb.internal.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a column takes, as SQL checks it when a row is written: not null, length, precision. */
public final class ColumnBounds {

    private ColumnBounds() {}

    /**
     * @param value canonical, a decimal already of the column's scale
     * @param where the entity or collection role
     * @throws Refusal with SQLState 23502, 22001 or 22003
     */
    public static void check(Attribute attribute, @Nullable Object value, String where) {
        if (value == null) {
            if (!attribute.nullable()) {
                throw Refusal.of(
                        "NULL_NOT_ALLOWED",
                        Refusal.NULL_NOT_ALLOWED,
                        "NULL not allowed for column \"" + attribute.column() + "\"",
                        where,
                        "Give the attribute a value, or declare it nullable.");
            }
        } else if (attribute.size() >= 0) {
            checkSize(attribute, value, where);
        }
    }

    private static void checkSize(Attribute attribute, Object value, String where) {
        if (value instanceof BigDecimal decimal) {
            int before = decimal.signum() == 0 ? 0 : decimal.precision() - decimal.scale();
            if (before > attribute.size() - Math.max(attribute.scale(), 0)) {
                throw Refusal.of(
                        "VALUE_OUT_OF_RANGE",
                        Refusal.OUT_OF_RANGE,
                        "a number of " + before + " digits before the point does not fit column " + attribute.column()
                                + " of type " + attribute.sqlType(),
                        where,
                        "Widen the column: @Column(precision = …).");
            }
            return;
        }
        int length = value instanceof String text
                ? text.codePointCount(0, text.length())
                : value instanceof byte[] bytes ? bytes.length : 0;
        if (length > attribute.size()) {
            throw Refusal.of(
                    "VALUE_TOO_LONG",
                    Refusal.TOO_LARGE,
                    "a value of " + length + (value instanceof String ? " characters" : " bytes")
                            + " does not fit column " + attribute.column() + " of type " + attribute.sqlType(),
                    where,
                    "Widen the column: @Column(length = …).");
        }
    }
}
