package io.virga.quarkus.dynamodb.internal;

import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.virga.dynamodb.DynamoSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names under {@code quarkus.virga.dynamodb.}: {@code <setting>} for the default datasource, {@code <datasource>.<setting>} for another, quoted or
 * not. What is neither a known setting nor begins with a known datasource is taken for a setting of the default datasource, so that the driver
 * refuses it by name.
 */
public final class DynamoProperties {

    static final String PREFIX = "quarkus.virga.dynamodb.";

    /** The one setting that is not the driver's: the table that the URL names. */
    public static final String TABLE = "table";

    private DynamoProperties() {}

    /** All spellings of a setting of a datasource. */
    public static List<String> keys(String datasource, String setting) {
        return DataSourceUtil.isDefault(datasource)
                ? List.of(PREFIX + setting)
                : List.of(PREFIX + '"' + datasource + "\"." + setting, PREFIX + datasource + '.' + setting);
    }

    /** A setting of a datasource. */
    record Setting(String datasource, String name) {

        /** The property of Quarkus that says the same. */
        List<String> targets() {
            return DataSourceUtil.dataSourcePropertyKeys(
                    datasource,
                    name.equals(TABLE)
                            ? "jdbc.url"
                            : "jdbc.additional-jdbc-properties.\"" + DynamoSettings.PREFIX + name + '"');
        }

        String value(String given) {
            return name.equals(TABLE) ? "jdbc:dynamodb:" + given : given;
        }
    }

    /**
     * What a property says. A datasource may be called as a setting begins, {@code table} for one: what is a setting of the default datasource is
     * that, and the datasource's name in quotation marks is always the datasource.
     *
     * @param datasources the names of the datasources that are not the default one
     * @return empty for a property that is none of ours
     */
    static Optional<Setting> parse(String property, Set<String> datasources) {
        if (!property.startsWith(PREFIX) || property.length() == PREFIX.length()) {
            return Optional.empty();
        }
        String rest = property.substring(PREFIX.length());
        if (DynamoDatasourceConfig.SETTINGS.contains(rest)) {
            return Optional.of(new Setting(DataSourceUtil.DEFAULT_DATASOURCE_NAME, rest));
        }
        for (String datasource : datasources) {
            for (String spelling : List.of('"' + datasource + "\".", datasource + '.')) {
                if (rest.startsWith(spelling) && rest.length() > spelling.length()) {
                    return Optional.of(new Setting(datasource, rest.substring(spelling.length())));
                }
            }
        }
        return Optional.of(new Setting(DataSourceUtil.DEFAULT_DATASOURCE_NAME, rest));
    }
}
