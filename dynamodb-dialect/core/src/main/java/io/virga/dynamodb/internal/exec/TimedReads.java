package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.store.Batch;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Page;
import io.virga.dynamodb.internal.store.PartiQlPage;
import io.virga.dynamodb.internal.store.Request;
import java.util.Optional;

/**
 * The reads of one statement: none is sent past its deadline, and no answer counts that came when a migration had moved on.
 *
 * @param forms what was known of migrations when the statement began
 */
record TimedReads(ItemStore store, Deadline deadline, MigrationWatch watch, DualForms forms) implements StatementReads {

    private <T> T confirmed(T answer) {
        watch.confirm(forms);
        return answer;
    }

    @Override
    public Optional<Item> get(Request.Get request) {
        deadline.check(request.table().name());
        return confirmed(store.get(request));
    }

    @Override
    public Batch batchGet(Request.BatchGet request) {
        deadline.check(request.table().name());
        return confirmed(store.batchGet(request));
    }

    @Override
    public Page query(Request.Query request) {
        deadline.check(request.table().name());
        return confirmed(store.query(request));
    }

    @Override
    public PartiQlPage partiQl(Request.PartiQl request) {
        deadline.check(request.table().name());
        return confirmed(store.partiQl(request));
    }

    @Override
    public Page scan(Request.Scan request) {
        deadline.check(request.table().name());
        return confirmed(store.scan(request));
    }
}
