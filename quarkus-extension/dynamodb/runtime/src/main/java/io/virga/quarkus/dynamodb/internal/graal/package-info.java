/**
 * What a native executable leaves out of the AWS SDK. Read by GraalVM's builder alone; uses its annotations, nothing of Quarkus and nothing of ours.
 */
@NullMarked
package io.virga.quarkus.dynamodb.internal.graal;

import org.jspecify.annotations.NullMarked;
