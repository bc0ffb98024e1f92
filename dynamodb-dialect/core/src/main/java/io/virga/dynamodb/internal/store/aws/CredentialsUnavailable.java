package io.virga.dynamodb.internal.store.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** No credentials were found. The SDK has no type for that, only words. */
final class CredentialsUnavailable extends SdkClientException {

    private static final long serialVersionUID = 1L;

    private CredentialsUnavailable(SdkException cause) {
        super(SdkClientException.builder().message(cause.getMessage()).cause(cause));
    }

    /** A provider that fails with this exception where the other fails, and closes it. */
    static AwsCredentialsProvider toldApart(AwsCredentialsProvider provider) {
        return new ToldApart(provider);
    }

    private record ToldApart(AwsCredentialsProvider provider) implements AwsCredentialsProvider, SdkAutoCloseable {

        @Override
        public AwsCredentials resolveCredentials() {
            try {
                return provider.resolveCredentials();
            } catch (SdkException e) {
                throw new CredentialsUnavailable(e);
            }
        }

        @Override
        public void close() {
            if (provider instanceof SdkAutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}
