package io.virga.quarkus.dynamodb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.virga.dynamodb.DynamoSettings;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DynamoPropertiesTest {

    /** What the dialect can be told, it can be told here. */
    @Test
    void every_setting_of_the_dialect_is_one_of_the_configuration() {
        var settings = new TreeSet<String>();
        Arrays.stream(DynamoSettings.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(DynamoPropertiesTest::text)
                .filter(name -> !name.equals(DynamoSettings.PREFIX))
                .forEach(name -> settings.add(name.substring(DynamoSettings.PREFIX.length())));
        settings.add(DynamoProperties.TABLE);

        assertThat(new TreeSet<>(DynamoDatasourceConfig.SETTINGS)).isEqualTo(settings);
        var mapped = ConfigMappings.getProperties(
                ConfigClass.configClass(DynamoDatasourceConfig.class, "quarkus.virga.dynamodb"));
        assertThat(mapped.keySet())
                .containsAll(settings.stream()
                        .map(name -> DynamoProperties.PREFIX + name)
                        .toList());
    }

    @Test
    void settings_become_properties_of_the_datasource() {
        var config = config(Map.of(
                "quarkus.datasource.orders.db-kind", "dynamodb",
                "quarkus.virga.dynamodb.table", "shop",
                "quarkus.virga.dynamodb.region", "eu-central-1",
                "quarkus.virga.dynamodb.orders.table", "orders",
                "quarkus.virga.dynamodb.\"orders\".table.billing", "5/5"));

        assertThat(config.getValue("quarkus.datasource.jdbc.url", String.class)).isEqualTo("jdbc:dynamodb:shop");
        assertThat(config.getValue(additional("", "region"), String.class)).isEqualTo("eu-central-1");
        assertThat(config.getValue("quarkus.datasource.\"orders\".jdbc.url", String.class))
                .isEqualTo("jdbc:dynamodb:orders");
        assertThat(config.getValue(additional("\"orders\".", "table.billing"), String.class))
                .isEqualTo("5/5");
        assertThat(config.getOptionalValue(additional("\"orders\".", "region"), String.class))
                .isEmpty();
    }

    @Test
    void a_url_of_the_datasource_goes_first() {
        var config = config(
                Map.of("quarkus.datasource.jdbc.url", "jdbc:dynamodb:other", "quarkus.virga.dynamodb.table", "shop"));

        assertThat(config.getValue("quarkus.datasource.jdbc.url", String.class)).isEqualTo("jdbc:dynamodb:other");
    }

    @Test
    void an_unknown_setting_reaches_the_driver_which_refuses_it() {
        var config = config(Map.of("quarkus.virga.dynamodb.regoin", "eu-central-1"));

        assertThat(config.getValue(additional("", "regoin"), String.class)).isEqualTo("eu-central-1");
    }

    @Test
    void a_datasource_may_be_called_as_a_setting_is() {
        var config = config(Map.of(
                "quarkus.datasource.table.db-kind", "dynamodb",
                "quarkus.virga.dynamodb.table", "shop",
                "quarkus.virga.dynamodb.table.billing", "5/5",
                "quarkus.virga.dynamodb.table.region", "eu-central-1",
                "quarkus.virga.dynamodb.\"table\".table", "tables",
                "quarkus.virga.dynamodb.\"table\".table.billing", "on-demand"));

        assertThat(config.getValue("quarkus.datasource.jdbc.url", String.class)).isEqualTo("jdbc:dynamodb:shop");
        assertThat(config.getValue(additional("", "table.billing"), String.class))
                .isEqualTo("5/5");
        assertThat(config.getOptionalValue(additional("", "table.region"), String.class))
                .isEmpty();
        assertThat(config.getValue("quarkus.datasource.\"table\".jdbc.url", String.class))
                .isEqualTo("jdbc:dynamodb:tables");
        assertThat(config.getValue(additional("\"table\".", "table.billing"), String.class))
                .isEqualTo("on-demand");
        assertThat(config.getValue(additional("\"table\".", "region"), String.class))
                .isEqualTo("eu-central-1");
    }

    private static String additional(String datasource, String setting) {
        return "quarkus.datasource." + datasource + "jdbc.additional-jdbc-properties.\"virga.dynamodb." + setting + '"';
    }

    private static SmallRyeConfig config(Map<String, String> properties) {
        var builder = new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(properties, "test", 250));
        return new DynamoConfigBuilder().configBuilder(builder).build();
    }

    private static String text(java.lang.reflect.Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
