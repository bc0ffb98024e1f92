package io.virga.examples.shop;

import io.virga.examples.shop.database.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that say where the shop is kept. */
final class TargetOptions {

    private static final Pattern LOOPBACK = Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])\\b");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--db",
            paramLabel = "DATABASE",
            defaultValue = "dynamodb",
            converter = DatabaseName.class,
            completionCandidates = DatabaseNames.class,
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default. It is started for this run, unless"
                    + " --endpoint or --url names one of your own.")
    private Database database;

    @Option(
            names = "--endpoint",
            paramLabel = "URI",
            description = "A DynamoDB of your own: http://127.0.0.1:8000 for one, which needs no credentials.")
    private String endpoint;

    @Option(names = "--region", paramLabel = "REGION", description = "The AWS region of your own DynamoDB.")
    private String region;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The whole JDBC URL of a database of your own, user and password included.")
    private String url;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    private boolean help;

    @Option(names = "--verbose", description = "Show the stack trace of a failure.")
    private boolean verbose;

    /** Starts the database, or finds where it is. */
    Target open() {
        if ((endpoint != null || region != null) && database != Database.DYNAMODB) {
            throw wrong("--endpoint and --region are for DynamoDB; with --db=" + database + " use --url.");
        }
        if (url != null && (endpoint != null || region != null)) {
            throw wrong("--url says it all; leave out --endpoint and --region.");
        }
        if (url != null && !url.startsWith(database.urlPrefix())) {
            throw wrong(
                    "--url=" + url + " is not for --db=" + database + ": it should begin with " + database.urlPrefix());
        }
        if (url != null) {
            return Target.at(database, url);
        }
        return endpoint == null && region == null ? Target.start(database) : Target.at(database, dynamoUrl());
    }

    /** Whether the database is one of the user's own. */
    boolean namesOne() {
        return url != null || endpoint != null || region != null;
    }

    private String dynamoUrl() {
        var parameters = new StringJoiner("&", "jdbc:dynamodb:shop?", "");
        var isDynamoDbLocal = endpoint != null && LOOPBACK.matcher(endpoint).lookingAt();
        if (endpoint != null) {
            parameters.add("endpoint=" + endpoint);
        }
        if (region != null) {
            parameters.add("region=" + URLEncoder.encode(region, StandardCharsets.UTF_8));
        } else if (isDynamoDbLocal) {
            parameters.add("region=eu-central-1");
        }
        if (isDynamoDbLocal) {
            // It asks for credentials, and takes any.
            parameters.add("access-key=shop").add("secret-key=shop");
        }
        return parameters.toString();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    static final class DatabaseName implements ITypeConverter<Database> {
        @Override
        public Database convert(String name) {
            return Stream.of(Database.values())
                    .filter(database -> database.toString().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "there is no '" + name + "'; choose " + String.join(", ", new DatabaseNames())));
        }
    }

    static final class DatabaseNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Database.values()).map(Database::toString).iterator();
        }
    }
}
