package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Where every request passes: failures get their meaning, listeners their report. */
final class Wire {

    private final RequestListener listener;
    private final Attempts attempts;
    private final Failures failures;
    private final RequestListener user;
    private final AtomicBoolean closed;

    Wire(RequestListener listener, Attempts attempts, Failures failures) {
        this(listener, RequestListener.NONE, attempts, failures, new AtomicBoolean());
    }

    private Wire(
            RequestListener listener,
            RequestListener user,
            Attempts attempts,
            Failures failures,
            AtomicBoolean closed) {
        this.listener = listener;
        this.user = user;
        this.attempts = attempts;
        this.failures = failures;
        this.closed = closed;
    }

    /** The same wire, and one more who hears of what passes here. */
    Wire heardBy(RequestListener other) {
        return new Wire(listener, other, attempts, failures, closed);
    }

    void close() {
        closed.set(true);
    }

    Failures failures() {
        return failures;
    }

    /** @param request sent with what to ask DynamoDB for about the capacity that it takes: nothing, where nobody listens */
    <R> R send(Call call, Function<@Nullable ReturnConsumedCapacity, R> request, Function<R, Answer> answer) {
        if (closed.get()) {
            throw failures.closed(call);
        }
        if (!listener.isListening() && !user.isListening()) {
            return translated(call, () -> request.apply(null));
        }
        attempts.reset();
        long start = System.nanoTime();
        R response;
        try {
            response = translated(call, () -> request.apply(ReturnConsumedCapacity.TOTAL));
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
            if (closed.get()) {
                throw failures.closed(call);
            }
            throw e;
        }
    }

    private void report(Call call, Answer answer, long start, StoreException.@Nullable Failure failure) {
        var report = new RequestReport(
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
                call.request());
        listener.done(report);
        user.done(report);
    }
}
