package io.virga.internal.unitofwork;

import org.hibernate.audit.ModificationType;
import org.hibernate.audit.spi.AuditWriter;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's own history ({@code @Audited}) queues a row per entity until the transaction ends, and merges what happens to the same one: an undone insert is
 * told as a deletion, which cancels it, and an undone change as a change back, so that the row says what is true. Collections need nothing: their
 * rows are made at the end, from what they were to what they are.
 */
final class UndoneHistory {

    private UndoneHistory() {}

    /** Before memory goes back: everything that was written after the mark was undone in the database. */
    static void tell(EventSource session, Journal journal, long mark) {
        for (Object entity : journal.insertedAfter(mark)) {
            enqueue(session, entity, null, ModificationType.DEL);
        }
        for (Object entity : journal.changedAfter(mark)) {
            if (!journal.insertedAfter(mark, entity)) {
                enqueue(
                        session,
                        entity,
                        journal.loadedBefore(mark, entity),
                        journal.deletedAfter(mark, entity) ? ModificationType.ADD : ModificationType.MOD);
            }
        }
    }

    private static void enqueue(
            EventSource session, Object entity, @Nullable Object @Nullable [] before, ModificationType type) {
        EntityPersister persister = session.getEntityPersister(null, entity);
        AuditWriter writer = writer(persister);
        if (writer != null) {
            session.getAuditWorkQueue()
                    .enqueue(
                            new PersistenceContextEditor(session).keyOf(entity),
                            entity,
                            before == null ? persister.getValues(entity) : before,
                            type,
                            writer,
                            session);
        }
    }

    private static @Nullable AuditWriter writer(EntityPersister persister) {
        if (persister.getAuditMapping() == null) {
            return null;
        }
        return persister.getUpdateCoordinator() instanceof AuditWriter writer ? writer : null;
    }
}
