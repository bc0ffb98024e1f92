package io.virga.dynamodb;

import io.virga.dynamodb.internal.boot.Requests;
import jakarta.persistence.EntityManagerFactory;

/**
 * Finishes the transactions that somebody has left behind in the journal of a table ({@code virga.dynamodb.commit=journaled}): what is
 * committed is applied, anything else is taken back. Nobody has to ask for it: reads look through the locks of the dead, and whoever wants
 * to write an item that one of them has locked finishes that transaction first. It is for those who want the table clean: at start-up, after a
 * crash, before a native reader comes.
 */
public final class JournalRecovery {

    private JournalRecovery() {}

    /**
     * Goes through the journal. A transaction that is still undecided after a quarter of {@code retry.timeout} is aborted; if its writer is alive
     * all the same, its commit fails with an {@code OptimisticLockException}. May run anywhere, in several places at once.
     *
     * @return how many transactions were found
     * @throws RuntimeException as {@code Connection} would say it, if DynamoDB does not answer; what was done stays done
     */
    public static int run(EntityManagerFactory factory) {
        return Requests.recoverJournal(factory);
    }
}
