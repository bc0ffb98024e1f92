package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many threads move money between few accounts, and try again when another was faster: the sum holds, and no transfer is lost
 * or made twice. The system property {@code virga.transfers} says how many a thread makes; {@code -Pfaults} sets 5,000.
 */
@ExtendWith(DynamoDbExtension.class)
class TransfersTest {

    private static final int THREADS = 8;
    private static final int ACCOUNTS = 50;
    private static final long OPENING = 1_000;
    private static final int TRANSFERS = Integer.getInteger("virga.transfers", 300);

    @Entity(name = "Account")
    static class Account {
        @Id
        Long id;

        @Version
        long version;

        long balance;
        long movements;

        protected Account() {}

        Account(long id) {
            this.id = id;
            this.balance = OPENING;
        }
    }

    private static void move(EntityManager em, long from, long to, long amount) {
        var payer = em.find(Account.class, from);
        var payee = em.find(Account.class, to);
        payer.balance -= amount;
        payee.balance += amount;
        payer.movements++;
        payee.movements++;
    }

    @Test
    void the_sum_holds(DynamoServer server) throws Exception {
        var conflicts = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(THREADS);
        try (var bank = OrderSystem.start(server, "transfers", List.of(Account.class))) {
            bank.run(em -> LongStream.range(0, ACCOUNTS).forEach(id -> em.persist(new Account(id))));
            var work = new ArrayList<Callable<Void>>();
            for (int thread = 0; thread < THREADS; thread++) {
                var random = new Random(thread);
                work.add(() -> {
                    for (int i = 0; i < TRANSFERS; i++) {
                        long from = random.nextInt(ACCOUNTS);
                        long to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
                        transfer(bank, from, to, 1 + random.nextInt(100), conflicts);
                    }
                    return null;
                });
            }
            for (var result : threads.invokeAll(work)) {
                result.get();
            }
            var accounts = bank.call(em -> em.createQuery("from Account a where a.id in :ids", Account.class)
                    .setParameter("ids", LongStream.range(0, ACCOUNTS).boxed().toList())
                    .getResultList());
            assertThat(accounts).hasSize(ACCOUNTS);
            assertThat(accounts.stream().mapToLong(account -> account.balance).sum())
                    .isEqualTo(ACCOUNTS * OPENING);
            assertThat(accounts.stream().mapToLong(account -> account.movements).sum())
                    .isEqualTo(2L * THREADS * TRANSFERS);
            assertThat(accounts)
                    .allSatisfy(account -> assertThat(account.version).isEqualTo(account.movements));
        } finally {
            threads.shutdownNow();
        }
        System.out.println("Transfers: " + THREADS * TRANSFERS + ", version conflicts: " + conflicts);
    }

    private static void transfer(OrderSystem bank, long from, long to, long amount, AtomicInteger conflicts) {
        while (true) {
            try {
                bank.run(em -> move(em, from, to, amount));
                return;
            } catch (RollbackException e) {
                assertThat(e).hasCauseInstanceOf(OptimisticLockException.class);
                conflicts.incrementAndGet();
            }
        }
    }
}
