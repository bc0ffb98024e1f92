package io.virga.dynamodb.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of Hibernate's table generator, and only those. */
class GeneratorTextTest {

    @Test
    void the_three_texts_name_one_generator() {
        assertThat(GeneratorText.parse("select next_val from ids where sequence_name=? for update"))
                .contains(new GeneratorText(GeneratorText.Kind.SELECT, "ids", "next_val"));
        assertThat(GeneratorText.parse("insert into ids (sequence_name, next_val)  values (?,?)"))
                .contains(new GeneratorText(GeneratorText.Kind.INSERT, "ids", "next_val"));
        assertThat(GeneratorText.parse("update ids set next_val=?  where next_val=? and sequence_name=?"))
                .contains(new GeneratorText(GeneratorText.Kind.UPDATE, "ids", "next_val"));
    }

    @Test
    void quoted_names() {
        assertThat(new GeneratorText(GeneratorText.Kind.SELECT, "\"my ids\"", "v").name())
                .isEqualTo("my ids.v");
        assertThat(GeneratorText.parse("select \"value\" from \"my ids\" where \"key\"=? for update"))
                .contains(new GeneratorText(GeneratorText.Kind.SELECT, "\"my ids\"", "\"value\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select next_val from ids where sequence_name=?",
                "select a, b from ids where c=? for update",
                "select a from ids where c=? and d=? for update",
                "insert into ids (a, b, c) values (?,?,?)",
                "insert into ids (a, b) values (?,1)",
                "update ids set a=? where b=?",
                "update ids set a=?, b=? where a=? and c=?",
                "delete from ids where a=?"
            })
    void other_texts(String text) {
        assertThat(GeneratorText.parse(text)).isEmpty();
    }
}
