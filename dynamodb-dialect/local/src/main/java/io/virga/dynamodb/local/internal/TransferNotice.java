package io.virga.dynamodb.local.internal;

import io.virga.dynamodb.local.FetchListener;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells a {@link FetchListener} what the resolver fetches. */
final class TransferNotice extends AbstractTransferListener {

    private final FetchListener listener;

    TransferNotice(FetchListener listener) {
        this.listener = listener;
    }

    @Override
    public void transferStarted(TransferEvent event) {
        tell(event, 0, event.getResource().getContentLength());
    }

    @Override
    public void transferProgressed(TransferEvent event) {
        tell(event, event.getTransferredBytes(), event.getResource().getContentLength());
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        tell(event, event.getTransferredBytes(), event.getTransferredBytes());
    }

    private void tell(TransferEvent event, long bytes, long total) {
        var name = event.getResource().getResourceName();
        listener.fetching(name.substring(name.lastIndexOf('/') + 1), bytes, total);
    }
}
