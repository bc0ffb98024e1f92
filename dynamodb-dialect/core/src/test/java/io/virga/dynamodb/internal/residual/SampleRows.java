package io.virga.dynamodb.internal.residual;

import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Rows of every column type, drawn from few values so that they meet often. */
final class SampleRows {

    /** A column of the sample tables, next to their integer {@code id}. */
    record Sample(String name, AttributeType type, String sqlType, Values values) {}

    interface Values {
        /** @param k 0 to 4 */
        Object value(int k, boolean variant);
    }

    static final List<Sample> COLUMNS = List.of(
            new Sample("b", AttributeType.INTEGER, "bigint", (k, v) -> (long) k),
            new Sample("i", AttributeType.INTEGER, "integer", (k, v) -> (long) k),
            new Sample("si", AttributeType.INTEGER, "smallint", (k, v) -> (long) -k),
            new Sample(
                    "n",
                    AttributeType.DECIMAL,
                    "numeric(10,2)",
                    (k, v) -> v ? new BigDecimal(k) : new BigDecimal(k + ".5")),
            new Sample(
                    "d",
                    AttributeType.DECIMAL,
                    "decfloat(20)",
                    (k, v) -> v ? new BigDecimal(k) : new BigDecimal(k + ".000")),
            new Sample(
                    "x", AttributeType.DOUBLE, "double precision", (k, v) -> v ? k + 0.5 : k == 0 ? -0.0 : (double) k),
            new Sample("re", AttributeType.FLOAT, "real", (k, v) -> v ? k + 0.1f : (float) k),
            new Sample(
                    "s",
                    AttributeType.STRING,
                    "varchar(20)",
                    (k, v) -> v ? "s" + k : "S\uD83D\uDE00\uFF21é".substring(k)),
            new Sample("c", AttributeType.STRING, "char(3)", (k, v) -> v ? "c" + k : "c" + k + " "),
            new Sample("cl", AttributeType.STRING, "clob", (k, v) -> "text " + k),
            new Sample("e", AttributeType.STRING, "enum('A','B','C','D','E')", (k, v) -> "EDCBA".substring(k, k + 1)),
            new Sample("z", AttributeType.TIMESTAMP_WITH_TIME_ZONE, "timestamp(6) with time zone", (k, v) -> {
                var utc = OffsetDateTime.of(2024, 3, 31, k, 0, 0, 123_456_000, ZoneOffset.UTC);
                return v ? utc : utc.withOffsetSameInstant(ZoneOffset.ofHoursMinutes(5, 30));
            }),
            new Sample(
                    "t",
                    AttributeType.INSTANT,
                    "timestamp(9) with time zone",
                    (k, v) -> Instant.parse("2024-03-31T0" + k + ":00:00.5Z")),
            new Sample(
                    "l",
                    AttributeType.TIMESTAMP,
                    "timestamp(3)",
                    (k, v) -> LocalDateTime.of(2024, 3, 31, k, 30, 0, v ? 1_400_000 : 1_000_000)),
            new Sample("da", AttributeType.DATE, "date", (k, v) -> LocalDate.of(2024, 2, 27)
                    .plusDays(k)),
            new Sample("ti", AttributeType.TIME, "time(0)", (k, v) -> LocalTime.of(23 - k, 0, 0, v ? 400_000_000 : 0)),
            new Sample("u", AttributeType.UUID, "uuid", (k, v) -> new UUID(k % 2 == 0 ? k : -k, k)),
            new Sample("y", AttributeType.BINARY, "varbinary(8)", (k, v) -> new byte[] {(byte) (k * 60), 1}),
            new Sample("bl", AttributeType.BINARY, "blob", (k, v) -> new byte[] {(byte) k}),
            new Sample("f", AttributeType.BOOLEAN, "boolean", (k, v) -> k > 2),
            new Sample(
                    "j",
                    AttributeType.DOCUMENT,
                    "json",
                    (k, v) -> Json.of(v ? "{\"k\":" + k + "}" : "[" + k + ",null,\"a\"]")),
            new Sample(
                    "ar",
                    AttributeType.ARRAY,
                    "integer array",
                    (k, v) -> v ? List.of((long) k) : Arrays.asList(1L, null, (long) k)));

    private SampleRows() {}

    static List<ResidualColumn> columns() {
        var columns = new ArrayList<ResidualColumn>();
        columns.add(new ResidualColumn("id", AttributeType.INTEGER, "bigint"));
        COLUMNS.forEach(c -> columns.add(new ResidualColumn(c.name(), c.type(), c.sqlType())));
        return columns;
    }

    static List<Object[]> rows(Random random, int count) {
        var rows = new ArrayList<Object[]>();
        for (int id = 0; id < count; id++) {
            var row = new Object[COLUMNS.size() + 1];
            row[0] = (long) id;
            for (int i = 1; i < row.length; i++) {
                row[i] = random.nextInt(5) == 0 ? null : value(COLUMNS.get(i - 1), random);
            }
            rows.add(row);
        }
        return rows;
    }

    static Object value(Sample column, Random random) {
        return column.values().value(random.nextInt(5), random.nextBoolean());
    }
}
