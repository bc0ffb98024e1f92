package io.virga.dynamodb.internal.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values between JDBC's classes and the dialect's own. */
final class JdbcValues {

    private JdbcValues() {}

    /** What a setter keeps: a canonical value, or one that a column's type can be made of. */
    static @Nullable Object kept(@Nullable Object value, @Nullable Calendar calendar) throws SQLException {
        if (value == null || value instanceof String || value instanceof Long || value instanceof BigDecimal) {
            // most are
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Character character) {
            return character.toString();
        }
        if (value instanceof Timestamp timestamp) {
            return calendar == null
                    ? timestamp.toLocalDateTime()
                    : timestamp.toInstant().atZone(zone(calendar)).toLocalDateTime();
        }
        if (value instanceof Date date) {
            return calendar == null
                    ? date.toLocalDate()
                    : Instant.ofEpochMilli(date.getTime())
                            .atZone(zone(calendar))
                            .toLocalDate();
        }
        if (value instanceof Time time) {
            return calendar == null
                    ? time.toLocalTime().plus(Math.floorMod(time.getTime(), 1000L), ChronoUnit.MILLIS)
                    : Instant.ofEpochMilli(time.getTime())
                            .atZone(zone(calendar))
                            .toLocalTime();
        }
        if (value instanceof java.util.Date moment) {
            return moment.toInstant().atZone(ZoneId.systemDefault()).toLocalDateTime();
        }
        if (value instanceof Array array) {
            return list(array.getArray(), calendar);
        }
        if (value instanceof Clob clob) {
            return clob.length() == 0 ? "" : clob.getSubString(1, (int) clob.length());
        }
        if (value instanceof Blob blob) {
            return blob.length() == 0 ? new byte[0] : blob.getBytes(1, (int) blob.length());
        }
        if (value instanceof Reader reader) {
            return text(reader);
        }
        return value instanceof InputStream stream ? bytes(stream) : value;
    }

    /** A column of any result; days and times not by JDBC's own classes, which know the Julian calendar and no nanoseconds. */
    static @Nullable Object of(ResultSet result, int column) throws SQLException {
        return switch (result.getMetaData().getColumnType(column)) {
            case Types.DATE -> result.getObject(column, LocalDate.class);
            case Types.TIME -> result.getObject(column, LocalTime.class);
            case Types.TIMESTAMP -> result.getObject(column, LocalDateTime.class);
            default -> kept(result.getObject(column), null);
        };
    }

    private static List<@Nullable Object> list(Object array, @Nullable Calendar calendar) throws SQLException {
        var elements = new ArrayList<@Nullable Object>();
        for (int i = 0; i < java.lang.reflect.Array.getLength(array); i++) {
            elements.add(kept(java.lang.reflect.Array.get(array, i), calendar));
        }
        return Collections.unmodifiableList(elements);
    }

    private static ZoneId zone(Calendar calendar) {
        return calendar.getTimeZone().toZoneId();
    }

    private static String text(Reader reader) throws SQLException {
        try (reader) {
            var writer = new java.io.StringWriter();
            reader.transferTo(writer);
            return writer.toString();
        } catch (IOException e) {
            throw new SQLException("a character stream could not be read", "22000", e);
        }
    }

    private static byte[] bytes(InputStream stream) throws SQLException {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new SQLException("a binary stream could not be read", "22000", e);
        }
    }

    // what a getter gives

    static Timestamp timestamp(Object value, @Nullable Calendar calendar) throws SQLException {
        if (value instanceof LocalDateTime local) {
            return calendar == null
                    ? Timestamp.valueOf(local)
                    : Timestamp.from(local.atZone(zone(calendar)).toInstant());
        }
        if (value instanceof OffsetDateTime offset) {
            return Timestamp.from(offset.toInstant());
        }
        if (value instanceof Instant instant) {
            return Timestamp.from(instant);
        }
        if (value instanceof LocalDate date) {
            return timestamp(date.atStartOfDay(), calendar);
        }
        throw noSuch("timestamp", value);
    }

    static Date date(Object value, @Nullable Calendar calendar) throws SQLException {
        if (value instanceof LocalDate date) {
            return calendar == null
                    ? Date.valueOf(date)
                    : new Date(date.atStartOfDay(zone(calendar)).toInstant().toEpochMilli());
        }
        if (value instanceof LocalDateTime local) {
            return date(local.toLocalDate(), calendar);
        }
        throw noSuch("date", value);
    }

    static Time time(Object value, @Nullable Calendar calendar) throws SQLException {
        if (value instanceof LocalTime time) {
            return calendar == null
                    ? new Time(Time.valueOf(time).getTime() + time.get(ChronoField.MILLI_OF_SECOND))
                    : new Time(time.atDate(LocalDate.EPOCH)
                            .atZone(zone(calendar))
                            .toInstant()
                            .toEpochMilli());
        }
        throw noSuch("time", value);
    }

    static BigDecimal decimal(Object value) throws SQLException {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Long integer) {
            return BigDecimal.valueOf(integer);
        }
        if (value instanceof Boolean bool) {
            return bool ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof Number || value instanceof String) {
            try {
                return new BigDecimal(value.toString().strip());
            } catch (NumberFormatException e) {
                throw noSuch("number", value);
            }
        }
        throw noSuch("number", value);
    }

    static long whole(Object value, long min, long max) throws SQLException {
        long number;
        try {
            number = value instanceof Long integer
                    ? integer
                    : decimal(value).toBigInteger().longValueExact();
        } catch (ArithmeticException e) {
            throw outOfRange(value);
        }
        if (number < min || number > max) {
            throw outOfRange(value);
        }
        return number;
    }

    private static SQLException outOfRange(Object value) {
        return new SQLException("the number " + value + " is out of the range that was asked for", "22003");
    }

    static boolean bool(Object value) throws SQLException {
        if (value instanceof Boolean bool) {
            return bool;
        }
        return value instanceof String text
                ? Boolean.parseBoolean(text.strip())
                : decimal(value).signum() != 0;
    }

    static @Nullable Object as(Class<?> type, Object value) throws SQLException {
        if (type.isInstance(value)) {
            return value;
        }
        if (type == String.class) {
            return value.toString();
        }
        if (type == Long.class) {
            return whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == Integer.class) {
            return (int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == Short.class) {
            return (short) whole(value, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        if (type == Byte.class) {
            return (byte) whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
        if (type == BigDecimal.class) {
            return decimal(value);
        }
        if (type == BigInteger.class) {
            return decimal(value).toBigInteger();
        }
        if (type == Double.class) {
            return decimal(value).doubleValue();
        }
        if (type == Float.class) {
            return decimal(value).floatValue();
        }
        if (type == Boolean.class) {
            return bool(value);
        }
        if (type == Timestamp.class) {
            return timestamp(value, null);
        }
        if (type == Date.class) {
            return date(value, null);
        }
        if (type == Time.class) {
            return time(value, null);
        }
        return moment(type, value);
    }

    private static Object moment(Class<?> type, Object value) throws SQLException {
        if (type == LocalDateTime.class) {
            return timestamp(value, null).toLocalDateTime();
        }
        if (type == LocalDate.class) {
            return date(value, null).toLocalDate();
        }
        if (type == Instant.class) {
            return timestamp(value, null).toInstant();
        }
        if (type == OffsetDateTime.class) {
            return value instanceof Instant instant
                    ? instant.atOffset(java.time.ZoneOffset.UTC)
                    : timestamp(value, null)
                            .toInstant()
                            .atZone(ZoneId.systemDefault())
                            .toOffsetDateTime();
        }
        if (type == ZonedDateTime.class) {
            return timestamp(value, null).toInstant().atZone(ZoneId.systemDefault());
        }
        throw noSuch(type.getSimpleName(), value);
    }

    static SQLException noSuch(String wanted, Object value) {
        return new SQLException(
                "a value of " + value.getClass().getSimpleName() + " cannot be read as " + wanted, "22018");
    }
}
