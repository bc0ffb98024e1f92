package io.virga.dynamodb.internal.store;

/** Opens connections; found as a Java service, so that nothing but the implementation knows the AWS SDK. */
public interface StoreConnector {

    /** @throws io.virga.dynamodb.internal.model.Refusal if the settings are incomplete */
    StoreConnection open(StoreSettings settings, RequestListener listener);
}
