/**
 * The port to DynamoDB on the AWS SDK. The only package that imports the SDK, and the only one that touches the network.
 * May use {@code store} and {@code model}.
 */
@NullMarked
package io.virga.dynamodb.internal.store.aws;

import org.jspecify.annotations.NullMarked;
