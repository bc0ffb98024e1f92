package io.virga.dynamodb.internal.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands every report to all who listen now. Safe for use by several threads. */
public final class RequestListeners implements RequestListener {

    private final List<RequestListener> listeners = new CopyOnWriteArrayList<>();

    public void add(RequestListener listener) {
        listeners.add(listener);
    }

    public void remove(RequestListener listener) {
        listeners.remove(listener);
    }

    @Override
    public boolean isListening() {
        for (var listener : listeners) {
            if (listener.isListening()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Runnable carried(Runnable task) {
        var carried = task;
        for (var listener : listeners) {
            carried = listener.carried(carried);
        }
        return carried;
    }

    @Override
    public void done(RequestReport report) {
        for (var listener : listeners) {
            listener.done(report);
        }
    }
}
