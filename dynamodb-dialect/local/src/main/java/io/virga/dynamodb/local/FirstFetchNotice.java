package io.virga.dynamodb.local;

import io.virga.dynamodb.local.internal.ServerJars;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says once that something is being fetched, and whose it is: a first start may take a minute. */
final class FirstFetchNotice implements FetchListener {

    private final AtomicBoolean said = new AtomicBoolean();

    @Override
    public void fetching(String file, long bytes, long total) {
        if (said.compareAndSet(false, true)) {
            System.getLogger(DynamoDbLocal.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "Fetching {0}, AWS''s software under AWS''s own licence, into the local Maven repository"
                                    + " (about 52 MB, once).",
                            ServerJars.coordinates());
        }
    }
}
