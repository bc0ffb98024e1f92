package io.virga.dynamodb.internal.residual;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.h2.command.Parser;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.value.Value;
import org.h2.value.ValueNull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EqualityKeyTest {

    /** Each of every type, several of them equal across types. */
    private static final List<String> VALUES = List.of(
            "cast(1 as tinyint)",
            "cast(1 as smallint)",
            "1",
            "-1",
            "0",
            "cast(1 as bigint)",
            "9223372036854775807",
            "-9223372036854775808",
            "9000000000000000000",
            "cast(9000000000000000000 as numeric(25,3))",
            "cast(9223372036854775807 as numeric(25,3))",
            "cast('9223372036854775808' as numeric(25,3))",
            "cast(9000000000000000000 as decfloat(30))",
            "cast('1e300' as decfloat(30))",
            "cast('1e-300' as decfloat(30))",
            "cast('Infinity' as decfloat(30))",
            "cast('NaN' as decfloat(30))",
            "cast(1 as numeric(10,2))",
            "cast(1 as numeric(10,0))",
            "cast(0 as numeric(10,5))",
            "1.5",
            "1.50",
            "cast(1.5 as decfloat(10))",
            "cast(1.5 as double precision)",
            "cast(1.5 as real)",
            "cast(0.1 as real)",
            "cast(0.1 as double precision)",
            "0.1",
            "cast(1 as double precision)",
            "cast('-0.0' as double precision)",
            "cast('0.0' as double precision)",
            "cast('NaN' as double precision)",
            "cast('NaN' as real)",
            "true",
            "false",
            "'1'",
            "'1.50'",
            "'a'",
            "'a '",
            "'A'",
            "''",
            "cast('a' as char(3))",
            "cast('a' as char(1))",
            "cast('a' as varchar_ignorecase)",
            "cast('a' as clob)",
            "cast('a' as enum('b', 'a'))",
            "cast('a' as enum('a', 'b'))",
            "cast('b' as enum('a', 'b'))",
            "date '2024-02-29'",
            "'2024-02-29'",
            "timestamp '2024-02-29 00:00:00'",
            "timestamp '2024-02-29 12:00:00.000000001'",
            "timestamp '2024-02-29 12:00:00'",
            "timestamp with time zone '2024-02-29 12:00:00+00:00'",
            "timestamp with time zone '2024-02-29 15:30:00+03:30'",
            "time '12:00:00'",
            "time with time zone '12:00:00+00:00'",
            "time with time zone '13:00:00+01:00'",
            "uuid '00000000-0000-0001-0000-000000000002'",
            "'00000000-0000-0001-0000-000000000002'",
            "x'01'",
            "x'0100'",
            "cast(x'01' as binary(2))",
            "cast(x'01' as blob)",
            "json '1'",
            "json '{\"a\":1}'",
            "interval '1' day",
            "array[1]",
            "array[cast(1 as bigint)]",
            "row(1, 2)");

    private JdbcConnection connection;
    private SessionLocal session;

    @BeforeEach
    void open() throws SQLException {
        connection = new JdbcConnection("jdbc:h2:mem:", new Properties(), "sa", "", false);
        session = (SessionLocal) connection.getSession();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void equal_values_have_equal_keys_and_identified_values_no_other() {
        var values = new ArrayList<Value>();
        VALUES.forEach(sql -> values.add(
                new Parser(session).parseExpression(sql).optimize(session).getValue(session)));
        int keyed = 0;
        for (var column : values) {
            for (var searched : values) {
                var key = EqualityKey.of(searched, column.getType(), session);
                if (key != null) {
                    keyed++;
                    boolean equalKeys = key.equals(EqualityKey.of(column));
                    if (areEqual(column, searched)) {
                        assertThat(equalKeys).as(pair(column, searched)).isTrue();
                    } else if (EqualityKey.identifies(column.getType())) {
                        assertThat(equalKeys).as(pair(column, searched)).isFalse();
                    }
                }
            }
        }
        assertThat(keyed).isGreaterThan(VALUES.size() * 5);
    }

    @Test
    void null_has_the_key_of_null() {
        assertThat(EqualityKey.of(ValueNull.INSTANCE)).isEqualTo(ValueNull.INSTANCE);
    }

    private boolean areEqual(Value a, Value b) {
        try {
            return session.areEqual(a, b);
        } catch (DbException e) {
            return false;
        }
    }

    private static String pair(Value a, Value b) {
        return a.getType() + " " + a.getTraceSQL() + " and " + b.getType() + " " + b.getTraceSQL();
    }
}
