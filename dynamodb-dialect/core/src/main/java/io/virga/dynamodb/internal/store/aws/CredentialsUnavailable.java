package io.virga.dynamodb.internal.store.aws;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** No credentials were found. The SDK has no type for that, only words. */
final class CredentialsUnavailable extends SdkClientException {

    private static final long serialVersionUID = 1L;

    private CredentialsUnavailable(SdkException cause) {
        super(SdkClientException.builder().message(cause.getMessage()).cause(cause));
    }

    /** A provider that fails with this exception where the other fails. */
    static AwsCredentialsProvider toldApart(AwsCredentialsProvider provider) {
        return new AwsCredentialsProvider() {
            @Override
            public AwsCredentials resolveCredentials() {
                try {
                    return provider.resolveCredentials();
                } catch (SdkException e) {
                    throw new CredentialsUnavailable(e);
                }
            }

            @Override
            public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
                return CompletableFuture.completedFuture(resolveCredentials());
            }
        };
    }
}
