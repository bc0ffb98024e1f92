package io.virga.dynamodb.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.exec.WorkSettings.IndexReads;
import io.virga.dynamodb.internal.exec.WorkSettings.ScanPolicy;
import io.virga.dynamodb.internal.model.Refusal;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionSettingsTest {

    private static ConnectionSettings parse(String url, String... properties) {
        var given = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            given.setProperty(properties[i], properties[i + 1]);
        }
        return ConnectionSettings.of(url, given);
    }

    @Test
    void a_table_alone_is_enough() {
        var settings = parse("jdbc:dynamodb:shop");
        assertThat(settings.work().table().name()).isEqualTo("shop");
        assertThat(settings.work().consistentReads()).isTrue();
        assertThat(settings.work().scan()).isEqualTo(ScanPolicy.WARN);
        assertThat(settings.work().indexReads()).isEqualTo(IndexReads.AUTO);
        assertThat(settings.work().maxRows()).isEqualTo(100_000);
        assertThat(settings.work().retryTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.unit().annotatedKeys()).isTrue();
    }

    @Test
    void every_parameter_is_read() {
        var settings = parse(
                "jdbc:dynamodb:shop?endpoint=http://127.0.0.1:8000&region=eu-central-1&access-key=a&secret-key=b%26c"
                        + "&table-prefix=test-&scan=forbid&consistent-reads=false&index-reads=eventual&residual.max-rows=5"
                        + "&retry.timeout=3&answer-timeout=250&item-keys=designed");
        assertThat(settings.work().table().name()).isEqualTo("test-shop");
        assertThat(settings.store().endpoint()).hasToString("http://127.0.0.1:8000");
        assertThat(settings.store().region()).isEqualTo("eu-central-1");
        assertThat(settings.store().secretKey()).isEqualTo("b&c");
        assertThat(settings.work().scan()).isEqualTo(ScanPolicy.FORBID);
        assertThat(settings.work().consistentReads()).isFalse();
        assertThat(settings.work().indexReads()).isEqualTo(IndexReads.EVENTUAL);
        assertThat(settings.work().maxRows()).isEqualTo(5);
        assertThat(settings.work().retryTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.store().answerTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.unit().annotatedKeys()).isFalse();
    }

    @Test
    void properties_go_before_the_url() {
        var settings = parse(
                "jdbc:dynamodb:shop?scan=warn&access-key=url&secret-key=url",
                "virga.dynamodb.scan",
                "allow",
                "user",
                "key",
                "password",
                "secret",
                "something.else",
                "ignored");
        assertThat(settings.work().scan()).isEqualTo(ScanPolicy.ALLOW);
        assertThat(settings.store().accessKey()).isEqualTo("key");
        assertThat(settings.store().secretKey()).isEqualTo("secret");
    }

    @Test
    void a_parameter_without_a_value_is_refused() {
        assertThatThrownBy(() -> parse("jdbc:dynamodb:shop?scan=warn&region"))
                .hasMessageContaining("URL_PARAMETER")
                .hasMessageContaining("\"region\" is not key=value");
    }

    @Test
    void secrets_are_not_printed() {
        assertThat(parse("jdbc:dynamodb:shop?access-key=visible&secret-key=hidden")
                        .toString())
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:dynamodb: | TABLE_NAME",
                "jdbc:dynamodb:a/b | TABLE_NAME",
                "jdbc:dynamodb:shop?scan | scan",
                "jdbc:dynamodb:shop?scan=never | forbid, warn, allow",
                "jdbc:dynamodb:shop?reigon=x | did you mean region?",
                "jdbc:dynamodb:shop?commit=never | commit=never",
                "jdbc:dynamodb:shop?migration-check=20000 | up to 10000",
                "jdbc:dynamodb:shop?retry.timeout=0 | retry.timeout=0",
                "jdbc:dynamodb:shop?answer-timeout=1s | answer-timeout=1s",
                "jdbc:dynamodb:shop?residual.max-rows=many | residual.max-rows=many",
                "jdbc:dynamodb:shop?endpoint=localhost | endpoint=localhost",
            })
    void what_is_wrong_is_refused_by_name(String url, String words) {
        assertThatThrownBy(() -> parse(url)).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }
}
