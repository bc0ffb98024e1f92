package io.virga.quarkus.dynamodb.internal;

import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigDocSection;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the DynamoDB of a datasource is, and how the driver works on it. */
@ConfigMapping(prefix = "quarkus.virga.dynamodb")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface DynamoDatasourceConfig {

    /** The names of all settings, {@link DynamoProperties#TABLE} and those of the driver. */
    List<String> SETTINGS = List.of(
            DynamoProperties.TABLE,
            "access-key",
            "answer-timeout",
            "commit",
            "consistent-reads",
            "endpoint",
            "flush-check",
            "foreign-keys",
            "index-reads",
            "isolation",
            "item-keys",
            "jta",
            "migrate-at-start",
            "migration-check",
            "migrations",
            "parallel-reads",
            "profile",
            "region",
            "residual.max-rows",
            "retry.timeout",
            "scan",
            "scan-segments",
            "secret-key",
            "table-prefix",
            "table.billing",
            "table.deletion-protection",
            "table.encryption",
            "table.stream",
            "table.tags",
            "table.timeout",
            "uuid");

    /** Datasources. */
    @ConfigDocSection
    @ConfigDocMapKey("datasource-name")
    @WithParentName
    @WithDefaults
    @WithUnnamedKey(DataSourceUtil.DEFAULT_DATASOURCE_NAME)
    Map<String, Datasource> datasources();

    /** The settings of one datasource. The driver checks their values when the datasource opens its first connection. */
    @ConfigGroup
    interface Datasource {

        /** The table, and what schema export gives to the tables it creates. */
        Table table();

        /** What the names of all tables begin with. */
        Optional<String> tablePrefix();

        /** The AWS region. From AWS's default chain when absent: {@code AWS_REGION}, the profile, the instance. */
        Optional<String> region();

        /** The address of the server, {@code http://localhost:8000} for one. AWS's own for the region when absent. Turns dev services off. */
        Optional<String> endpoint();

        /** The AWS profile that region and credentials come from. Turns dev services off. */
        Optional<String> profile();

        /** The access key. From AWS's default chain when absent, which is what to use on AWS. Turns dev services off. */
        Optional<String> accessKey();

        /** The secret key, together with the access key. */
        Optional<String> secretKey();

        /** What becomes of statements that only a scan can answer: {@code forbid}, {@code warn} (default) or {@code allow}. */
        Optional<String> scan();

        /** How many segments a scan of a table has, 1 by default. */
        Optional<String> scanSegments();

        /** How many requests of one statement may be under way at once, 8 by default. */
        Optional<String> parallelReads();

        /** What becomes of a transaction of more than 100 items: {@code refuse} (default), or another mode that the driver knows. */
        Optional<String> commit();

        /** What of a transaction's reads must hold when it commits: {@code read-committed} (default), or another mode that the driver knows. */
        Optional<String> isolation();

        /** Whether reads of tables are strongly consistent, {@code true} by default. */
        Optional<String> consistentReads();

        /** What becomes of rows that an index returned: {@code auto} (default), {@code verified} or {@code eventual}. */
        Optional<String> indexReads();

        /** Whether an explicit flush reads what it is about to write, and throws there what it finds; {@code false} by default. */
        Optional<String> flushCheck();

        /** Whether the rows that foreign keys refer to are checked in the commit: {@code none} (default) or {@code check}. */
        Optional<String> foreignKeys();

        /** What a second resource in a JTA transaction means: {@code alone} (default) refuses it, {@code last-resource} commits behind it. */
        Optional<String> jta();

        /** Whether key annotations are looked at: {@code annotated} (default) or {@code designed}. */
        Optional<String> itemKeys();

        /** The version of generated UUIDs: {@code random} (default) or {@code time-ordered}. */
        Optional<String> uuid();

        /** How many rows a statement may hold in memory, 100000 by default. */
        @WithName("residual.max-rows")
        Optional<String> maxRows();

        /** For how many milliseconds an answer may keep silent before the request is given up and repeated, 10000 by default. */
        Optional<String> answerTimeout();

        /** How long conflicts and throttled writes are repeated, in seconds, 10 by default. */
        @WithName("retry.timeout")
        Optional<String> retryTimeout();

        /**
         * Whether the migrations of the class path that the table has not seen are carried out when the application starts: {@code false} (default),
         * {@code true}, or {@code until-switch}, behind which applications of the version before may still run. Schema management
         * ({@code quarkus.hibernate-orm.schema-management.strategy}) is {@code none} or {@code validate} beside it.
         */
        Optional<String> migrateAtStart();

        /** The folder of the class path with the migrations, {@code META-INF/virga/migrations} by default. */
        Optional<String> migrations();

        /** After how many milliseconds of use it is asked again whether a migration runs, 10000 by default and at most. */
        Optional<String> migrationCheck();
    }

    /** The table. */
    @ConfigGroup
    interface Table {

        /** The name of the table. Gives the datasource its JDBC URL, {@code jdbc:dynamodb:<table>}, unless one is configured. */
        @WithParentName
        Optional<String> name();

        /** What a created table costs: {@code on-demand} (default), or capacity units as {@code <read>/<write>}. */
        Optional<String> billing();

        /** The change stream of a created table: {@code none} (default), {@code keys-only}, {@code new-image}, {@code old-image}, {@code new-and-old-images}. */
        Optional<String> stream();

        /** The tags of a created table: {@code name:value,name:value}. */
        Optional<String> tags();

        /** Whether a created table is protected against deletion, {@code false} by default. */
        Optional<String> deletionProtection();

        /** Whose key encrypts a created table: {@code aws-owned} (default), {@code aws-managed}, or the id or ARN of a key. */
        Optional<String> encryption();

        /** How long schema export waits for one table or index, in seconds, 300 by default. */
        Optional<String> timeout();
    }
}
