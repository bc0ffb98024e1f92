package io.virga.dynamodb.internal.store;

import java.time.Duration;
import java.util.Locale;

/** A request in one line, for people: {@code Query shop/gsi1 [gsi1pk = ?] size=1 items=3 read=0.5 write=0.0 4 ms}. */
public final class RequestLine {

    private RequestLine() {}

    public static String of(RequestReport report) {
        var request = report.request();
        return of(
                report.operation().wireName(),
                report.table(),
                report.index(),
                request == null ? "" : request.readable(),
                report.size(),
                report.items(),
                report.readUnits(),
                report.writeUnits(),
                report.duration(),
                report.failure() == null);
    }

    /** The same of its parts. */
    public static String of(
            String operation,
            String table,
            String index,
            String condition,
            int size,
            int items,
            double readUnits,
            double writeUnits,
            Duration duration,
            boolean succeeded) {
        return String.format(
                Locale.ROOT,
                "%s %s%s%s size=%d items=%d read=%.1f write=%.1f %d ms%s",
                operation,
                table,
                index.isEmpty() ? "" : "/" + index,
                condition.isEmpty() ? "" : " [" + condition + "]",
                size,
                items,
                readUnits,
                writeUnits,
                duration.toMillis(),
                succeeded ? "" : " failed");
    }
}
