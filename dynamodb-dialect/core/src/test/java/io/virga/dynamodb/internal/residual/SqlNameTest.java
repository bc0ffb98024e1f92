package io.virga.dynamodb.internal.residual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlNameTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "customer, ``, CUSTOMER",
                "shop.customer, SHOP, CUSTOMER",
                "cat.shop.customer, SHOP, CUSTOMER",
                "\"Order\", ``, Order",
                "shop.\"Order\", SHOP, Order",
                "\"my.shop\".\"a \"\"b\"\"\", my.shop, a \"b\"",
                "\"cat\".\"Shop\".line, Shop, LINE",
                "straße, ``, STRASSE",
            })
    void names_are_read_as_h2_reads_them(String text, String schema, String name) {
        assertThat(SqlName.parse(text)).isEqualTo(new SqlName(schema, name));
    }
}
