package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import io.virga.Problem;
import io.virga.UnitOfWork;
import io.virga.suite.kind.Identifiers;
import io.virga.suite.model.Ticket;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a rollback to a checkpoint undoes in the database, and what it cannot. The table stands in UNIT-OF-WORK.md. */
class SideEffectsTest {

    private final Unit unit = new Unit(
            Databases.h2(),
            Map.of(),
            Ticket.class,
            Identifiers.OfSequence.class,
            Identifiers.OfTable.class,
            Identifiers.OfIdentity.class);

    @AfterEach
    void close() {
        unit.close();
    }

    private List<String> seats() {
        return unit.inTransaction(uow -> uow.createSelectionQuery("select seat from Ticket order by seat", String.class)
                .getResultList());
    }

    @Test
    void bulk_statements_are_undone_and_never_touch_memory() {
        Ticket a = unit.inTransaction(uow -> uow.create(new Ticket("A", 1)));
        unit.inTransaction(uow -> {
            Ticket ticket = uow.find(Ticket.class, a.getId());
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.createMutationQuery("update Ticket set price = 2").executeUpdate();
            assertThat(ticket.getPrice()).isEqualTo(1);
            uow.createMutationQuery("insert into Ticket (id, version, seat, price) values (:id, 0, 'B', 1)")
                    .setParameter("id", UUID.randomUUID())
                    .executeUpdate();
            uow.createMutationQuery("delete from Ticket where seat = 'A'").executeUpdate();
            uow.createNativeQuery("update Ticket set price = 3").executeUpdate();
            assertThat(uow.flush(checkpoint).error())
                    .get()
                    .extracting(Problem::code)
                    .isEqualTo(Problem.Code.ALREADY_WRITTEN);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(ticket.getPrice()).isEqualTo(1);
            return null;
        });
        assertThat(seats()).containsExactly("A");
    }

    @Test
    void numbers_of_sequences_and_tables_are_skipped() {
        unit.inTransaction(uow -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            long sequence = (Long) uow.create(new Identifiers.OfSequence()).key();
            int table = (Integer) uow.create(new Identifiers.OfTable()).key();
            long identity = (Long) uow.create(new Identifiers.OfIdentity()).key();
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            assertThat((Long) uow.create(new Identifiers.OfSequence()).key()).isGreaterThan(sequence);
            assertThat((Integer) uow.create(new Identifiers.OfTable()).key()).isGreaterThan(table);
            assertThat((Long) uow.create(new Identifiers.OfIdentity()).key()).isGreaterThan(identity);
            return null;
        });
    }

    @Test
    void statements_sent_past_hibernate_are_undone_only_behind_one_of_its_own() {
        unit.inTransaction(uow -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            insert(uow, "kept");
            uow.create(new Ticket("hibernate", 1));
            uow.flush();
            insert(uow, "undone");
            uow.rollback(checkpoint).orElseThrow();
            return null;
        });
        assertThat(seats()).containsExactly("kept");
    }

    private static void insert(UnitOfWork uow, String seat) {
        uow.doWork(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(
                        "insert into Ticket (id, version, price, seat) values (random_uuid(), 0, 1, '" + seat + "')");
            }
        });
    }
}
