package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.internal.store.TableAdmin;
import io.virga.dynamodb.internal.store.aws.AwsConnection;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which DynamoDB is meant. What is not given is found as by every AWS tool. */
final class Connection {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The server, where it is not AWS: http://localhost:8000")
    private @Nullable URI endpoint;

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

    /** @throws Refused if DynamoDB does not carry it out */
    <T> T with(Function<TableAdmin, T> work) {
        StoreSettings settings = settings();
        try (AwsConnection connection = AwsConnection.open(settings, RequestListener.NONE)) {
            return work.apply(connection.tables());
        } catch (StoreException e) {
            throw new Refused(sentence(e), e);
        }
    }

    private StoreSettings settings() {
        if ((accessKey == null) != (secretKey == null)) {
            throw new ParameterException(command.commandLine(), "--access-key and --secret-key go together");
        }
        if (endpoint != null && (endpoint.getScheme() == null || endpoint.getHost() == null)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--endpoint is a URL such as http://localhost:8000, and not '" + endpoint + "'");
        }
        StoreSettings defaults = StoreSettings.DEFAULTS;
        return new StoreSettings(
                endpoint,
                region,
                profile,
                accessKey,
                secretKey == null ? null : new String(secretKey),
                defaults.connectTimeout(),
                defaults.answerTimeout(),
                defaults.connections());
    }

    private String sentence(StoreException e) {
        String where = endpoint == null ? "DynamoDB" : endpoint.toString();
        if (e.failure() instanceof StoreException.Unreachable) {
            return where + " cannot be reached. Is the endpoint right, and the server running? (" + e.getMessage()
                    + ")";
        }
        if (e.failure() instanceof StoreException.AccessDenied) {
            return where + " does not let you in. Give --profile, or --access-key and --secret-key. (" + e.getMessage()
                    + ")";
        }
        return where + " refused: " + e.getMessage();
    }
}
