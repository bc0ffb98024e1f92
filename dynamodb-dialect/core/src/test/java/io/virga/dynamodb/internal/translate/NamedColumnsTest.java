package io.virga.dynamodb.internal.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.key.KeyRole;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.plan.Projection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A column too many costs a little, one too few gives wrong answers. */
class NamedColumnsTest {

    private static final TableMapping BOOK = new TableMapping(
            "Book",
            "Book",
            "Book",
            new PhysicalTable("library", "pk", "sk", "_type", true),
            List.of(column(0, "id"), column(1, "title"), column(2, "\"Pages\"")),
            List.of("id"),
            KeyTemplate.constant(KeyRole.PARTITION, "Book"),
            KeyTemplate.constant(KeyRole.SORT, KeyTemplate.ROOT_SORT),
            List.of(),
            Optional.empty(),
            List.of(),
            "",
            Optional.empty());

    private static Attribute column(int position, String name) {
        return new Attribute(position, name, "a" + position, AttributeType.STRING, "varchar", -1, true);
    }

    private static Projection of(String sql) {
        return NamedColumns.in(sql, List.of(BOOK), List.of()).of(BOOK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "select count(*) from Book | ",
                "select b.TITLE from Book b | a1",
                "select \"TITLE\" from Book | a1",
                "select \"Pages\" * 2 from Book b where b.id > 1 | a0,a2",
                "select pages from Book | ",
                "select 'title' /* id /* \"Pages\" */ title */ from Book -- id | ",
                "select id from Book where 2 * -1 < ? * (1) | a0",
                "select max(b.id) from Book b group by title | a0,a1",
            })
    void are_those_whose_name_stands_in_the_text(String sql, String columns) {
        assertThat(of(sql).attributes())
                .containsExactlyInAnyOrderElementsOf(
                        List.of(("pk,sk,_type" + (columns == null ? "" : "," + columns)).split(",")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from Book",
                "select b.* from Book b",
                "select id, * from Book",
                "select distinct on (id) * from Book",
                "select * except (title) from Book",
                "select max(n) from (select 1 as n, Book.* from Book)",
                "table Book",
                "select 1 from Book natural join Other",
                "select U&\"\\0074itle\" from Book",
                "select `title` from Book",
                "select $$'$$, title from Book",
                "select ID, Title, \"Pages\" from Book",
            })
    void are_all_where_the_text_may_use_all(String sql) {
        assertThat(of(sql).isAll()).isTrue();
    }

    @Test
    void of_a_table_whose_rows_are_kept_are_all() {
        assertThat(NamedColumns.in("select id from Book", List.of(BOOK), List.of(BOOK))
                        .of(BOOK)
                        .isAll())
                .isTrue();
    }
}
