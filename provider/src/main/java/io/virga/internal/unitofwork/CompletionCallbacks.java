package io.virga.internal.unitofwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.action.internal.BulkOperationCleanupAction.BulkOperationCleanUpAfterTransactionCompletionProcess;
import org.hibernate.action.internal.EntityAction;
import org.hibernate.cache.internal.CollectionCacheInvalidator;
import org.hibernate.engine.internal.NaturalIdResolutionsImpl;
import org.hibernate.engine.internal.TransactionCompletionCallbacksImpl;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacksImplementor;
import org.hibernate.event.internal.DefaultRefreshEventListener;

/**
 * What is to happen when the transaction completes, in segments: one before the first checkpoint, and one from each checkpoint to the next. When work
 * is undone, the callbacks of its own actions (post-commit events, locks in the second-level cache) are told at once that it failed. Callbacks of
 * others concern the transaction as a whole, and stay.
 */
final class CompletionCallbacks implements TransactionCompletionCallbacksImplementor {

    /** Where Hibernate keeps what it registers for single pieces of work: actions, and locks in the second-level caches. */
    private static final Set<String> OF_SINGLE_WORK = Set.of(
            EntityAction.class.getPackageName(),
            CollectionCacheInvalidator.class.getPackageName(),
            NaturalIdResolutionsImpl.class.getPackageName(),
            DefaultRefreshEventListener.class.getPackageName());

    private final SharedSessionContractImplementor session;
    private final TransactionCompletionCallbacksImplementor whole;
    private final List<TransactionCompletionCallbacksImplementor> segments = new ArrayList<>();
    private final Journal journal;

    CompletionCallbacks(
            SharedSessionContractImplementor session,
            TransactionCompletionCallbacksImplementor whole,
            Journal journal) {
        this.session = session;
        this.whole = whole;
        this.journal = journal;
    }

    /** What there was before the first checkpoint. */
    TransactionCompletionCallbacksImplementor whole() {
        return whole;
    }

    /** Begins a segment and returns its number. */
    int begin() {
        segments.add(new TransactionCompletionCallbacksImpl(session));
        return segments.size() - 1;
    }

    /** The work of this segment and of those after it was undone. */
    void undo(int segment) {
        while (segments.size() > segment) {
            segments.remove(segments.size() - 1).afterTransactionCompletion(false);
        }
        begin();
    }

    boolean isEmpty() {
        return segments.stream().noneMatch(s -> s.hasBeforeCompletionCallbacks() || s.hasAfterCompletionCallbacks());
    }

    private TransactionCompletionCallbacksImplementor target(CompletionCallback callback) {
        return segments.isEmpty()
                        || !OF_SINGLE_WORK.contains(callback.getClass().getPackageName())
                ? whole
                : segments.get(segments.size() - 1);
    }

    @Override
    public void registerCallback(BeforeCompletionCallback callback) {
        target(callback).registerCallback(callback);
    }

    @Override
    public void registerCallback(AfterCompletionCallback callback) {
        if (callback instanceof BulkOperationCleanUpAfterTransactionCompletionProcess) {
            journal.wrote(); // the only sign that a bulk statement gives
        }
        target(callback).registerCallback(callback);
    }

    @Override
    public boolean hasBeforeCompletionCallbacks() {
        return whole.hasBeforeCompletionCallbacks()
                || segments.stream().anyMatch(TransactionCompletionCallbacksImplementor::hasBeforeCompletionCallbacks);
    }

    @Override
    public boolean hasAfterCompletionCallbacks() {
        return whole.hasAfterCompletionCallbacks()
                || segments.stream().anyMatch(TransactionCompletionCallbacksImplementor::hasAfterCompletionCallbacks);
    }

    @Override
    public void beforeTransactionCompletion() {
        List.copyOf(segments).forEach(TransactionCompletionCallbacksImplementor::beforeTransactionCompletion);
        whole.beforeTransactionCompletion(); // last: what others do at the end must see all of the work
    }

    @Override
    public void afterTransactionCompletion(boolean success) {
        whole.afterTransactionCompletion(success);
        List.copyOf(segments).forEach(segment -> segment.afterTransactionCompletion(success));
    }

    @Override
    public void addSpaceToInvalidate(String space) {
        (segments.isEmpty() ? whole : segments.get(segments.size() - 1)).addSpaceToInvalidate(space);
    }

    @Override
    public TransactionCompletionCallbacksImplementor forSharing() {
        return this;
    }

    @Override
    public void executePendingBulkOperationCleanUpActions() {
        whole.executePendingBulkOperationCleanUpActions();
        segments.forEach(TransactionCompletionCallbacksImplementor::executePendingBulkOperationCleanUpActions);
    }
}
