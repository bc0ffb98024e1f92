package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.store.RequestLine;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each request as a line of the log {@code io.virga.dynamodb.request}, at level DEBUG: no contents of items. */
final class RequestLogging implements RequestListener {

    private static final Logger LOG = LoggerFactory.getLogger("io.virga.dynamodb.request");

    @Override
    public void done(RequestReport report) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(RequestLine.of(report));
        }
    }

    @Override
    public boolean isListening() {
        return LOG.isDebugEnabled();
    }
}
