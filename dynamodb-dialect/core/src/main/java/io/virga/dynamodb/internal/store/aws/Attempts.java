package io.virga.dynamodb.internal.store.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts how often the SDK sends a request. The synchronous client sends it on the thread that asked. */
final class Attempts implements ExecutionInterceptor {

    private final ThreadLocal<int[]> count = ThreadLocal.withInitial(() -> new int[1]);

    void reset() {
        count.get()[0] = 0;
    }

    int count() {
        return count.get()[0];
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        count.get()[0]++;
    }
}
