package io.virga.quarkus.dynamodb.internal;

import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.virga.quarkus.dynamodb.internal.DynamoProperties.Setting;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Hands {@code quarkus.virga.dynamodb.*} to the datasources: as additional JDBC properties, and the table as the URL. What a datasource itself
 * configures, dev services included, goes before it.
 */
public class DynamoConfigBuilder implements ConfigBuilder {

    /** Below every source that a user writes. */
    private static final int ORDINAL = 10;

    private static final Pattern DATASOURCE =
            Pattern.compile("quarkus\\.datasource\\.(?:\"([^\"]+)\"|([^.\"]+))\\.db-kind");

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        return builder.withSources(new Translation());
    }

    private static final class Translation implements ConfigSourceFactory {

        @Override
        public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
            Set<String> datasources = datasources(context);
            Map<String, String> translated = new HashMap<>();
            // Asked for by name: a variable of the environment is not listed under the name that it stands for.
            for (String name : DynamoDatasourceConfig.SETTINGS) {
                DynamoProperties.keys(DataSourceUtil.DEFAULT_DATASOURCE_NAME, name)
                        .forEach(key -> translate(context, key, datasources, translated));
                for (String datasource : datasources) {
                    DynamoProperties.keys(datasource, name)
                            .forEach(key -> translate(context, key, datasources, translated));
                }
            }
            for (Iterator<String> names = context.iterateNames(); names.hasNext(); ) {
                translate(context, names.next(), datasources, translated);
            }
            return List.of(new PropertiesConfigSource(translated, "quarkus.virga.dynamodb", ORDINAL));
        }

        private static void translate(
                ConfigSourceContext context, String property, Set<String> datasources, Map<String, String> translated) {
            DynamoProperties.parse(property, datasources)
                    .ifPresent(setting -> put(context, property, setting, translated));
        }

        private static void put(
                ConfigSourceContext context, String property, Setting setting, Map<String, String> translated) {
            ConfigValue given = context.getValue(property);
            if (given != null && given.getValue() != null && !given.getValue().isBlank()) {
                setting.targets().forEach(target -> translated.put(target, setting.value(given.getValue())));
            }
        }

        private static Set<String> datasources(ConfigSourceContext context) {
            Set<String> found = new TreeSet<>();
            for (Iterator<String> names = context.iterateNames(); names.hasNext(); ) {
                Matcher matcher = DATASOURCE.matcher(names.next());
                if (matcher.matches()) {
                    found.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
                }
            }
            return found;
        }
    }
}
