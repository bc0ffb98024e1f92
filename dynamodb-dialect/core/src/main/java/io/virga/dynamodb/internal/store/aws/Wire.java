package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Where every request passes: failures get their meaning, listeners their report. */
final class Wire {

    private final RequestListener listener;
    private final Attempts attempts;
    private final Failures failures;
    private volatile boolean closed;

    Wire(RequestListener listener, Attempts attempts, Failures failures) {
        this.listener = listener;
        this.attempts = attempts;
        this.failures = failures;
    }

    void close() {
        closed = true;
    }

    Failures failures() {
        return failures;
    }

    <R> R send(Call call, Supplier<R> request, Function<R, Answer> answer) {
        if (closed) {
            throw failures.closed(call);
        }
        if (listener == RequestListener.NONE) {
            return translated(call, request);
        }
        attempts.reset();
        long start = System.nanoTime();
        R response;
        try {
            response = translated(call, request);
        } catch (StoreException e) {
            report(call, Answer.NONE, start, e.failure());
            throw e;
        }
        report(call, answer.apply(response), start, null);
        return response;
    }

    private <R> R translated(Call call, Supplier<R> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw failures.of(e, call);
        } catch (IllegalStateException e) {
            // What the HTTP client says when another thread closes it under a request.
            if (closed) {
                throw failures.closed(call);
            }
            throw e;
        }
    }

    private void report(Call call, Answer answer, long start, StoreException.@Nullable Failure failure) {
        listener.done(new RequestReport(
                call.operation(),
                call.table(),
                call.index(),
                call.size(),
                answer.items(),
                answer.readUnits(),
                answer.writeUnits(),
                attempts.count(),
                Duration.ofNanos(System.nanoTime() - start),
                failure,
                call.request()));
    }
}
