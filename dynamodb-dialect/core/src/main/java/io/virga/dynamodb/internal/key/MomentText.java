package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Dates and times in keys: ISO-8601 of fixed width, nine decimals, four-digit years, so that the texts sort as the moments
 * do. Moments with a zone are their instant, in UTC.
 */
final class MomentText {

    private static final int MAX_YEAR = 9999;
    /** 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z. */
    private static final long FIRST_SECOND = -62_167_219_200L;

    private static final long LAST_SECOND = 253_402_300_799L;

    private MomentText() {}

    static void date(StringBuilder out, LocalDate value, Object where) {
        int year = value.getYear();
        if (year < 0 || year > MAX_YEAR) {
            throw outOfRange(where);
        }
        padded(out, year, 1000);
        padded(out.append('-'), value.getMonthValue(), 10);
        padded(out.append('-'), value.getDayOfMonth(), 10);
    }

    static void time(StringBuilder out, LocalTime value) {
        padded(out, value.getHour(), 10);
        padded(out.append(':'), value.getMinute(), 10);
        padded(out.append(':'), value.getSecond(), 10);
        padded(out.append('.'), value.getNano(), 100_000_000);
    }

    static void timestamp(StringBuilder out, LocalDateTime value, Object where) {
        date(out, value.toLocalDate(), where);
        time(out.append('T'), value.toLocalTime());
    }

    static void instant(StringBuilder out, Instant value, Object where) {
        long second = value.getEpochSecond();
        if (second < FIRST_SECOND || second > LAST_SECOND) {
            throw outOfRange(where);
        }
        timestamp(out, LocalDateTime.ofEpochSecond(second, value.getNano(), ZoneOffset.UTC), where);
        out.append('Z');
    }

    /** @param unit the power of ten of the first digit */
    private static void padded(StringBuilder out, int value, int unit) {
        for (int place = unit; place > 1 && value < place; place /= 10) {
            out.append('0');
        }
        out.append(value);
    }

    private static Refusal outOfRange(Object where) {
        return Refusal.of(
                "KEY_YEAR_OUT_OF_RANGE",
                Refusal.DATA,
                "a year outside 0000 to 9999 in UTC, whose text would not sort",
                where.toString(),
                "Use a year of four digits.");
    }
}
