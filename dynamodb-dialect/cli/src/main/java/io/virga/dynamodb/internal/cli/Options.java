package io.virga.dynamodb.internal.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class Options {

    @ArgGroup(exclusive = false, order = 100, heading = "%nThe application, its table and the server:%n")
    private Where where = new Where();

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    /** What every command has to find, listed behind the command's own options. */
    private static final class Where {

        @Option(
                names = "--unit",
                paramLabel = "NAME",
                description = "The persistence unit; the only one there is by default.")
        private @Nullable String unit;

        @Option(
                names = {"--classpath", "-cp"},
                paramLabel = "PATH",
                description = "The application's classes and libraries: target/classes:target/lib/*")
        private @Nullable String classpath;

        @Option(
                names = "--entities",
                paramLabel = "PATH",
                description =
                        "Without a persistence.xml: directories and jars to look for entities in, or names of classes:"
                                + " target/classes")
        private @Nullable String entities;

        @Option(names = "--migrations", paramLabel = "DIR", description = "The folder of migrations.")
        private @Nullable String migrations;

        @Option(names = "--table", paramLabel = "NAME", description = "The table, in place of the unit's.")
        private @Nullable String table;

        @Option(names = "--table-prefix", paramLabel = "TEXT", description = "What the names of all tables begin with.")
        private @Nullable String tablePrefix;

        @Option(
                names = "--endpoint",
                paramLabel = "URL",
                description = "The server, where it is not AWS: http://localhost:8000")
        private @Nullable String endpoint;

        @Option(names = "--region", description = "The AWS region; else the environment's or the profile's.")
        private @Nullable String region;

        @Option(names = "--profile", description = "A profile of the AWS configuration files.")
        private @Nullable String profile;

        @Option(names = "--access-key", paramLabel = "KEY", description = "An access key, together with --secret-key.")
        private @Nullable String accessKey;

        @Option(
                names = "--secret-key",
                paramLabel = "KEY",
                interactive = true,
                arity = "0..1",
                description = "Its secret; asked for when no value is given.")
        private char @Nullable [] secretKey;

        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "The properties file; virga.properties by default.")
        private @Nullable Path config;
    }

    boolean json() {
        return json;
    }

    Map<Setting, String> flags() {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        put(flags, Setting.UNIT, where.unit);
        put(flags, Setting.ENTITIES, where.entities);
        put(flags, Setting.CLASSPATH, where.classpath);
        put(flags, Setting.MIGRATIONS, where.migrations);
        put(flags, Setting.TABLE, where.table);
        put(flags, Setting.TABLE_PREFIX, where.tablePrefix);
        put(flags, Setting.ENDPOINT, where.endpoint);
        put(flags, Setting.REGION, where.region);
        put(flags, Setting.PROFILE, where.profile);
        put(flags, Setting.ACCESS_KEY, where.accessKey);
        put(flags, Setting.SECRET_KEY, where.secretKey == null ? null : new String(where.secretKey));
        return flags;
    }

    Settings settings() {
        return new Settings(flags(), System.getenv(), where.config);
    }

    private static void put(Map<Setting, String> flags, Setting setting, @Nullable String value) {
        if (value != null) {
            flags.put(setting, value);
        }
    }
}
