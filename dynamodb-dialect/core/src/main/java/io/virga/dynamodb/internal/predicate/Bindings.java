package io.virga.dynamodb.internal.predicate;

import org.jspecify.annotations.Nullable;

/** Where the evaluation of a predicate finds its values: canonical values, null for SQL null. */
public interface Bindings {

    @Nullable
    Object column(int source, int position);

    @Nullable
    Object parameter(int position);
}
