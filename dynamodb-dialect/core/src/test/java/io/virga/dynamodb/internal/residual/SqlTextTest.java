package io.virga.dynamodb.internal.residual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from t where a is not distinct from ?",
                "select 1 from t where a IS DISTINCT\nFROM b",
                "select 1 from t where a is ?",
                "select 1 from t where a is null",
                "select 1 from t where a = 1 is unknown",
                "select 1 from t where a is not b",
                "select 1 from t where a is/**/not/**/distinct from b",
            })
    void null_may_be_looked_for(String sql) {
        assertThat(SqlText.mayLookForNull(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from t where b is  not null and c is true and d is not unknown",
                "select ' is not distinct from ' from t where a = ? -- is ?",
                "select \"is\", this from isis",
                "select 1 from t where a is json object",
            })
    void null_is_never_looked_for(String sql) {
        assertThat(SqlText.mayLookForNull(sql)).isFalse();
    }

    @Test
    void words_have_no_literals_names_or_comments() {
        assertThat(SqlText.words("a 'it''s' \"x \"\"y\" /* b\n */ c -- d\ne").replaceAll("\\s+", " "))
                .isEqualTo("a ? ? ? c ? e");
    }
}
