package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.ArrayJdbcType;

/** Hibernate's SQL types to attribute types. */
final class ColumnTypes {

    private static final Pattern PRECISION = Pattern.compile("\\(\\d\\)");

    private static final Pattern SIZED =
            Pattern.compile("(?i)[a-z ]+\\(([0-9]{1,9})(?:\\s*,\\s*[0-9]+)?\\)(?: character set.*| collate.*)?");

    private ColumnTypes() {}

    /** @param where the table and column, for the refusal of a type that has no place in an item yet */
    static AttributeType of(int sqlTypeCode, String sqlType, String where) {
        return switch (sqlTypeCode) {
            case SqlTypes.CHAR,
                    SqlTypes.NCHAR,
                    SqlTypes.VARCHAR,
                    SqlTypes.NVARCHAR,
                    SqlTypes.LONGVARCHAR,
                    SqlTypes.LONGNVARCHAR,
                    SqlTypes.LONG32VARCHAR,
                    SqlTypes.LONG32NVARCHAR,
                    SqlTypes.CLOB,
                    SqlTypes.NCLOB,
                    SqlTypes.MATERIALIZED_CLOB,
                    SqlTypes.MATERIALIZED_NCLOB,
                    SqlTypes.ENUM,
                    SqlTypes.NAMED_ENUM -> AttributeType.STRING;
            case SqlTypes.BOOLEAN, SqlTypes.BIT -> AttributeType.BOOLEAN;
            case SqlTypes.TINYINT,
                    SqlTypes.SMALLINT,
                    SqlTypes.INTEGER,
                    SqlTypes.BIGINT,
                    SqlTypes.ORDINAL_ENUM,
                    SqlTypes.NAMED_ORDINAL_ENUM -> AttributeType.INTEGER;
            case SqlTypes.NUMERIC, SqlTypes.DECIMAL, SqlTypes.DURATION -> AttributeType.DECIMAL;
            case SqlTypes.REAL -> AttributeType.FLOAT;
            case SqlTypes.FLOAT -> isSingle(sqlType) ? AttributeType.FLOAT : AttributeType.DOUBLE;
            case SqlTypes.DOUBLE -> AttributeType.DOUBLE;
            case SqlTypes.DATE, SqlTypes.LOCAL_DATE -> AttributeType.DATE;
            case SqlTypes.TIME, SqlTypes.LOCAL_TIME -> AttributeType.TIME;
            case SqlTypes.TIME_WITH_TIMEZONE, SqlTypes.TIME_UTC, SqlTypes.OFFSET_TIME ->
                AttributeType.TIME_WITH_TIME_ZONE;
            case SqlTypes.JSON, SqlTypes.JSON_ARRAY, SqlTypes.STRUCT -> AttributeType.DOCUMENT;
            case SqlTypes.ARRAY -> AttributeType.ARRAY;
            case SqlTypes.TIMESTAMP, SqlTypes.LOCAL_DATE_TIME -> AttributeType.TIMESTAMP;
            case SqlTypes.TIMESTAMP_WITH_TIMEZONE, SqlTypes.OFFSET_DATE_TIME, SqlTypes.ZONED_DATE_TIME ->
                AttributeType.TIMESTAMP_WITH_TIME_ZONE;
            case SqlTypes.TIMESTAMP_UTC, SqlTypes.INSTANT -> AttributeType.INSTANT;
            case SqlTypes.UUID -> AttributeType.UUID;
            case SqlTypes.BINARY,
                    SqlTypes.VARBINARY,
                    SqlTypes.LONGVARBINARY,
                    SqlTypes.LONG32VARBINARY,
                    SqlTypes.BLOB,
                    SqlTypes.MATERIALIZED_BLOB -> AttributeType.BINARY;
            default ->
                throw Refusal.notSupported(
                        "TYPE_NOT_SUPPORTED",
                        "a column of type " + sqlType + " is not there yet",
                        where,
                        "Convert the attribute to a basic type with an AttributeConverter.");
        };
    }

    /** What the elements of a column are: those of an array have a type of their own. */
    static AttributeType element(Column column, AttributeType type, String where) {
        if (type != AttributeType.ARRAY) {
            return type;
        }
        if (column.getValue() instanceof BasicValue value
                && value.resolve().getJdbcType() instanceof ArrayJdbcType array) {
            var element = array.getElementJdbcType();
            var name = element.getFriendlyName();
            var elementType = of(element.getDdlTypeCode(), name, where);
            if (elementType != AttributeType.ARRAY && elementType != AttributeType.DOCUMENT) {
                return elementType;
            }
        }
        throw Refusal.notSupported(
                "ARRAY_ELEMENT",
                "an array whose elements are no basic values",
                where,
                "Map the attribute as JSON with @JdbcTypeCode(SqlTypes.JSON).");
    }

    /** The type that H2 knows the column by: nobody creates the named types there. */
    static String residual(int sqlTypeCode, String sqlType) {
        return switch (sqlTypeCode) {
            case SqlTypes.NAMED_ENUM -> "varchar";
            case SqlTypes.STRUCT -> "json";
            case SqlTypes.ORDINAL_ENUM, SqlTypes.NAMED_ORDINAL_ENUM -> "integer";
            // values keep their nanoseconds, whatever the precision that the column would have elsewhere
            case SqlTypes.TIME,
                    SqlTypes.TIME_WITH_TIMEZONE,
                    SqlTypes.TIME_UTC,
                    SqlTypes.TIMESTAMP,
                    SqlTypes.TIMESTAMP_UTC,
                    SqlTypes.TIMESTAMP_WITH_TIMEZONE ->
                PRECISION.matcher(sqlType).replaceFirst("(9)");
            default -> sqlType;
        };
    }

    /**
     * The characters, bytes or digits that a column of a sized type takes, -1 for any.
     *
     * @param sqlType as H2 declares it: {@code varchar(255)}, {@code numeric(38,2)}
     */
    static int size(AttributeType type, String sqlType) {
        var sized = SIZED.matcher(sqlType);
        boolean bounded = type == AttributeType.STRING || type == AttributeType.BINARY || type == AttributeType.DECIMAL;
        return bounded && sized.matches() ? Integer.parseInt(sized.group(1)) : -1;
    }

    private static boolean isSingle(String sqlType) {
        var type = sqlType.toLowerCase(Locale.ROOT);
        return type.equals("real") || type.equals("float(24)");
    }
}
