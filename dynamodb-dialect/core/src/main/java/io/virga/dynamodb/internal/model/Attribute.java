package io.virga.dynamodb.internal.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A column and the item attribute that holds it.
 *
 * @param position the place of the column in its table, from 0
 * @param column the column as SQL text writes it, quotes included
 * @param name the attribute in the item
 * @param type what it holds
 * @param sqlType the column's type in SQL, as H2 declares it
 * @param scale the digits behind the point that SQL shows of a DECIMAL, -1 for any
 * @param size the most characters of a text, bytes of a binary or digits of a DECIMAL that the column takes, -1 for any
 * @param nullable whether the column may hold null
 * @param element what the elements of an ARRAY are; the type itself for all others
 * @param generation who gives the column its value where an insert does not
 */
public record Attribute(
        int position,
        String column,
        String name,
        AttributeType type,
        String sqlType,
        int scale,
        int size,
        boolean nullable,
        AttributeType element,
        Generation generation) {

    /** Where the value of a column that an insert leaves out comes from. */
    public enum Generation {
        /** It stays null. */
        NONE,
        /** The next number of the table's counter: an identity column. */
        IDENTITY,
        /** A time-ordered UUID: the row id of a bag, a column that no statement knows of. */
        ROW_ID
    }

    public Attribute(
            int position, String column, String name, AttributeType type, String sqlType, int scale, boolean nullable) {
        this(position, column, name, type, sqlType, scale, -1, nullable, type, Generation.NONE);
    }

    /** A decimal as the column shows it: of its scale, rounded as SQL rounds. */
    public BigDecimal scaled(BigDecimal value) {
        return scale < 0 ? value : value.setScale(scale, RoundingMode.HALF_UP);
    }
}
