package io.virga.quarkus.dynamodb.internal;

import com.arjuna.ats.jta.common.jtaPropertyManager;
import io.agroal.narayana.LocalXAResource;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.hibernate.orm.runtime.HibernateOrmRuntimeConfig;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What is seen to when the application starts, before Hibernate ORM does. */
@Recorder
public class DynamoStartRecorder {

    private static final String JTA = "jta";

    /**
     * Looks whether every datasource that Hibernate ORM needs has a table. Quarkus deactivates a datasource without a URL, and says so in words of JDBC
     * when a persistence unit asks for it.
     *
     * @param datasourcesOfUnits the name of the DynamoDB datasource of each persistence unit
     * @throws ConfigurationException with the setting that is missing
     */
    public void checkTables(Map<String, String> datasourcesOfUnits) {
        datasourcesOfUnits.forEach((unit, datasource) -> {
            List<String> urls = DataSourceUtil.dataSourcePropertyKeys(datasource, "jdbc.url");
            List<String> tables = DynamoProperties.keys(datasource, DynamoProperties.TABLE);
            if (!ConfigUtils.isAnyPropertyPresent(urls)
                    && isActive(DataSourceUtil.dataSourcePropertyKeys(datasource, "active"))
                    && isActive(HibernateOrmRuntimeConfig.puPropertyKeys(unit, "active"))) {
                throw new ConfigurationException(
                        "the DynamoDB datasource '" + datasource + "' of the persistence unit '" + unit
                                + "' has no table. Set " + tables.get(0) + ", or " + urls.get(0)
                                + "=jdbc:dynamodb:<table>. In dev and test mode dev services name one, where they are enabled.",
                        Set.copyOf(tables));
            }
        });
    }

    /**
     * Lets Narayana commit last what cannot prepare, where a datasource asks for it. Of itself it treats the connection of Agroal as one that can
     * prepare, and commits in the order of enlistment: a database enlisted before DynamoDB would stay committed when DynamoDB refuses.
     *
     * @param datasources the names of the DynamoDB datasources
     */
    public void commitLast(Set<String> datasources) {
        for (String datasource : datasources) {
            if (value(DynamoProperties.keys(datasource, JTA)).equals(Optional.of("last-resource"))) {
                if (ImageMode.current().isNativeImage()) {
                    throw new ConfigurationException("jta=last-resource of the datasource '" + datasource
                            + "' is for applications on a JVM: a native executable has fixed at build time how transactions are"
                            + " committed. Leave "
                            + DynamoProperties.keys(datasource, JTA).get(0)
                            + " at alone, and give DynamoDB transactions of its own.");
                }
                jtaPropertyManager.getJTAEnvironmentBean().setLastResourceOptimisationInterface(LocalXAResource.class);
            }
        }
    }

    private static boolean isActive(List<String> keys) {
        return !value(keys).equals(Optional.of("false"));
    }

    private static Optional<String> value(List<String> keys) {
        Config config = ConfigProvider.getConfig();
        return keys.stream()
                .flatMap(key -> config.getOptionalValue(key, String.class).stream())
                .findFirst();
    }
}
