package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.StoreConnection;
import io.virga.dynamodb.internal.store.StoreConnector;
import io.virga.dynamodb.internal.store.StoreSettings;

/** Opens connections by the AWS SDK. */
public final class AwsConnector implements StoreConnector {

    @Override
    public StoreConnection open(StoreSettings settings, RequestListener listener) {
        return AwsConnection.open(settings, listener);
    }
}
