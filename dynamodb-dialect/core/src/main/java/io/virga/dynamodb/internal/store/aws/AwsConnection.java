package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.StoreConnection;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.internal.store.TableAdmin;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A way to one DynamoDB: a pool of connections, a client for reads that the SDK repeats in its standard mode, and one for
 * writes that goes over the wire exactly once. Opening it sends nothing.
 *
 * <p>Safe for use by several threads.
 */
public final class AwsConnection implements StoreConnection {

    /** Empty where the SDK's own system property names another client: the SDK makes it, and closes it. */
    private final Optional<SdkHttpClient> http;

    private final DynamoDbClient reads;
    private final DynamoDbClient writes;
    private final Wire wire;
    private final AwsItemStore items;
    private final AwsItemStore unheard;
    private final Wire silence;
    private final AwsTableAdmin tables;

    private AwsConnection(StoreSettings settings, RequestListener listener, AwsCredentialsProvider provider) {
        var region = region(settings);
        var credentials = CredentialsUnavailable.toldApart(provider);
        var attempts = new Attempts();
        http = SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.getStringValue().isPresent()
                ? Optional.empty()
                : Optional.of(Apache5HttpClient.builder()
                        .connectionTimeout(settings.connectTimeout())
                        .connectionAcquisitionTimeout(settings.connectTimeout())
                        .socketTimeout(settings.answerTimeout())
                        .maxConnections(settings.connections())
                        .tcpKeepAlive(true)
                        .build());
        var common = ClientOverrideConfiguration.builder();
        if (listener != RequestListener.NONE) {
            common.addExecutionInterceptor(attempts);
        }
        if (settings.profile() != null) {
            common.defaultProfileName(settings.profile());
        }
        var builder = DynamoDbClient.builder().region(region).credentialsProvider(credentials);
        http.ifPresent(builder::httpClient);
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        reads = builder.overrideConfiguration(
                        common.retryStrategy(RetryMode.STANDARD).build())
                .build();
        writes = builder.overrideConfiguration(
                        common.retryStrategy(DefaultRetryStrategy.doNotRetry()).build())
                .build();
        var where = settings.endpoint() == null
                ? "region " + region.id()
                : settings.endpoint().toString();
        var failures = new Failures(where);
        wire = new Wire(listener, attempts, failures);
        silence = new Wire(RequestListener.NONE, attempts, failures);
        unheard = new AwsItemStore(this, silence, reads, writes);
        items = new AwsItemStore(this, wire, reads, writes);
        tables = new AwsTableAdmin(wire, reads, writes);
    }

    /**
     * @param listener hears of every request; {@link RequestListener#NONE} costs nothing
     * @throws Refusal if the settings are incomplete
     */
    public static AwsConnection open(StoreSettings settings, RequestListener listener) {
        return open(settings, listener, credentials(settings));
    }

    static AwsConnection open(StoreSettings settings, RequestListener listener, AwsCredentialsProvider credentials) {
        return new AwsConnection(settings, listener, credentials);
    }

    @Override
    public ItemStore items() {
        return items;
    }

    @Override
    public ItemStore items(RequestListener listener) {
        return new AwsItemStore(this, wire.heardBy(listener), reads, writes);
    }

    @Override
    public ItemStore unheardItems() {
        return unheard;
    }

    @Override
    public TableAdmin tables() {
        return tables;
    }

    /** Ends all connections; requests under way fail. Does nothing the second time. */
    @Override
    public void close() {
        wire.close();
        silence.close();
        reads.close();
        writes.close();
        http.ifPresent(SdkHttpClient::close);
    }

    private static Region region(StoreSettings settings) {
        if (settings.region() != null) {
            return Region.of(settings.region());
        }
        try {
            var chain = DefaultAwsRegionProviderChain.builder();
            if (settings.profile() != null) {
                chain.profileName(settings.profile());
            }
            return chain.build().getRegion();
        } catch (SdkClientException e) {
            throw Refusal.of(
                    "REGION_MISSING",
                    Refusal.CONNECTION,
                    "no AWS region is configured",
                    "virga.dynamodb.region",
                    "Set region=eu-central-1 (or yours) in the URL, or AWS_REGION in the environment.");
        }
    }

    private static AwsCredentialsProvider credentials(StoreSettings settings) {
        var accessKey = settings.accessKey();
        var secretKey = settings.secretKey();
        if (accessKey != null && secretKey != null) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
        }
        if (accessKey != null || secretKey != null) {
            throw Refusal.of(
                    "CREDENTIALS_INCOMPLETE",
                    Refusal.CONNECTION,
                    "one of access key and secret key is given without the other",
                    "virga.dynamodb.access-key, virga.dynamodb.secret-key",
                    "Set both, or neither to use the default chain of AWS.");
        }
        var chain = DefaultCredentialsProvider.builder();
        if (settings.profile() != null) {
            chain.profileName(settings.profile());
        }
        return chain.build();
    }
}
