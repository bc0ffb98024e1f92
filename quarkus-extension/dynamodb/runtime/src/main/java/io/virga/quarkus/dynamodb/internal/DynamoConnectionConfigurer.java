package io.virga.quarkus.dynamodb.internal;

import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.agroal.runtime.AgroalConnectionConfigurer;
import io.quarkus.agroal.runtime.JdbcDriver;

/** What Agroal asks of a database kind. A connection of ours holds no socket: no exception makes one unusable. */
@JdbcDriver(DynamoConnectionConfigurer.DB_KIND)
public class DynamoConnectionConfigurer implements AgroalConnectionConfigurer {

    /** As in {@code quarkus.datasource.db-kind=dynamodb}. */
    public static final String DB_KIND = "dynamodb";

    @Override
    public void setExceptionSorter(String databaseKind, AgroalDataSourceConfigurationSupplier dataSourceConfiguration) {
        dataSourceConfiguration.connectionPoolConfiguration().exceptionSorter(exception -> false);
    }
}
