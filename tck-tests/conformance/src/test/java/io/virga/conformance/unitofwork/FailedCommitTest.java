package io.virga.conformance.unitofwork;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import io.virga.CommitResult;
import io.virga.Problem;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.suite.Unit;
import io.virga.suite.model.Ticket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the commit is the judge: one that fails leaves the persistence context as it was, and a new transaction commits what was mended. */
@ExtendWith(DynamoDbExtension.class)
class FailedCommitTest {

    private static int tables;

    private Unit unit;
    private UUID id;

    @BeforeEach
    void aTicket(DynamoServer server) {
        String url = server.jdbcUrl("commit" + tables++) + "&scan=allow";
        unit = new Unit(new DynamoDatabase(url), Map.of(), Ticket.class);
        id = unit.inTransaction(uow -> uow.create(new Ticket("A1", 10)).getId());
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    private List<String> seats() {
        return unit.inTransaction(uow -> uow.createSelectionQuery("select seat from Ticket order by seat", String.class)
                .getResultList());
    }

    @Test
    void a_value_that_is_taken() {
        unit.use(uow -> {
            uow.getTransaction().begin();
            Ticket first = uow.find(Ticket.class, id);
            first.setPrice(11);
            Ticket second = uow.create(new Ticket("A1", 20));
            UUID generated = second.getId();
            Checkpoint all = uow.setCheckpoint("all");
            uow.flush(); // the commit is the judge: nothing is found here

            CommitResult result = uow.commit(uow.setCheckpoint());

            assertThat(result.error()).get().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(Problem.Code.COMMIT_FAILED);
                assertThat(problem.toString()).contains("Ticket");
            });
            assertThat(all.isOpen()).isFalse();
            assertThat(uow.getTransaction().isActive()).isFalse();
            assertThat(uow.contains(first)).isTrue();
            assertThat(first.getPrice()).isEqualTo(11);
            assertThat(first.getVersion()).isZero();
            assertThat(uow.contains(second)).isTrue();
            assertThat(second.getId()).isEqualTo(generated);
            assertThat(uow.changes().size()).isEqualTo(2);

            second.setSeat("A2");
            uow.getTransaction().begin();
            uow.getTransaction().commit();
        });
        assertThat(seats()).containsExactly("A1", "A2");
        assertThat(unit.<Integer>inTransaction(uow -> uow.find(Ticket.class, id).getPrice()))
                .isEqualTo(11);
    }

    @Test
    void a_row_that_another_transaction_changed() {
        unit.use(uow -> {
            uow.getTransaction().begin();
            Ticket ticket = uow.find(Ticket.class, id);
            ticket.setPrice(11);
            Ticket created = uow.create(new Ticket("B1", 20));
            unit.inTransaction(other -> {
                other.find(Ticket.class, id).setPrice(99);
                return null;
            });

            CommitResult result = uow.commit(uow.setCheckpoint());

            assertThat(result.error()).get().extracting(Problem::code).isEqualTo(Problem.Code.COMMIT_FAILED);
            assertThat(ticket.getPrice()).isEqualTo(11);
            assertThat(ticket.getVersion()).isZero();
            assertThat(uow.contains(created)).isTrue();

            uow.getTransaction().begin();
            uow.refresh(ticket);
            assertThat(ticket.getPrice()).isEqualTo(99);
            ticket.setPrice(12);
            uow.getTransaction().commit();
        });
        assertThat(seats()).containsExactly("A1", "B1");
        assertThat(unit.<Integer>inTransaction(uow -> uow.find(Ticket.class, id).getPrice()))
                .isEqualTo(12);
    }
}
