package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import org.hibernate.engine.jdbc.mutation.MutationExecutor;
import org.hibernate.engine.jdbc.mutation.spi.BatchKeyAccess;
import org.hibernate.engine.jdbc.mutation.spi.MutationExecutorService;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.sql.model.MutationOperationGroup;

/** Sees every write of a flush before it runs: prepares the connection, and the commit. */
record DynamoMutations(MutationExecutorService standard) implements MutationExecutorService {

    @Override
    public MutationExecutor createExecutor(
            BatchKeyAccess batchKey, MutationOperationGroup operations, SharedSessionContractImplementor session) {
        if (session.getJdbcServices().getDialect() instanceof DynamoDialect) {
            SessionConnection.prepare(session);
            CommitHook.register(session);
        }
        return standard.createExecutor(batchKey, operations, session);
    }
}
