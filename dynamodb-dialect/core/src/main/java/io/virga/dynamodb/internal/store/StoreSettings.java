package io.virga.dynamodb.internal.store;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach DynamoDB. What is null is found as every AWS tool finds it: environment, profile, instance.
 *
 * @param accessKey together with {@code secretKey}, or not at all
 * @param connectTimeout how long a connection may take to be made, or to come free
 * @param answerTimeout how long an answer may keep silent; a write that meets it has an unknown outcome
 * @param connections how many requests may be under way at once
 */
public record StoreSettings(
        @Nullable URI endpoint,
        @Nullable String region,
        @Nullable String profile,
        @Nullable String accessKey,
        @Nullable String secretKey,
        Duration connectTimeout,
        Duration answerTimeout,
        int connections) {

    public static final StoreSettings DEFAULTS =
            new StoreSettings(null, null, null, null, null, Duration.ofSeconds(2), Duration.ofSeconds(10), 50);

    /** A server given by address, with credentials of its own, such as DynamoDB Local. */
    public static StoreSettings of(URI endpoint, String region, String accessKey, String secretKey) {
        return new StoreSettings(
                endpoint,
                region,
                null,
                accessKey,
                secretKey,
                DEFAULTS.connectTimeout,
                DEFAULTS.answerTimeout,
                DEFAULTS.connections);
    }

    public StoreSettings withTimeouts(Duration connect, Duration answer) {
        return new StoreSettings(endpoint, region, profile, accessKey, secretKey, connect, answer, connections);
    }

    /** Whether nothing is left to the environment. */
    public boolean complete() {
        return region != null && accessKey != null && secretKey != null;
    }

    /** All but the secret. */
    @Override
    public String toString() {
        return "StoreSettings[endpoint=" + endpoint + ", region=" + region + ", profile=" + profile + ", connections="
                + connections + "]";
    }
}
