package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.Operation;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.mapping.RawTable;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Version;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Processes that write large transactions over each other, and die in the midst of a commit: each transaction has happened as a whole or not at all, everything is
 * readable, and no lock is left. Every other one dies behind a request of its commit that was chosen before; in the long run the rest are killed at random
 * moments. The system property {@code virga.journal.kills} says how many die; {@code -Pfaults} sets 200, and transactions of 1,000 entities.
 */
@ExtendWith(DynamoDbExtension.class)
class JournalCrashTest {

    private static final String TABLE = "crashes";
    private static final int KILLS = Integer.getInteger("virga.journal.kills", 4);
    private static final boolean LONG = KILLS > 4;
    private static final int PROCESSES = LONG ? 4 : 2;
    /** What one transaction writes. */
    private static final int ENTITIES = LONG ? 1_000 : 120;

    /** In the short run: behind the first lock, all locks, the decision, and half of what it applies. Head, chunk, two parts locked, decided, two parts applied. */
    private static final List<Integer> MOMENTS = List.of(5, 3, 6, 4);
    /** Somewhat more writes than a commit of the long run is made of, where nobody is in its way. */
    private static final int WRITES = 30;

    private static final int DIED = 9;

    private static final int ACCOUNTS = 3 * ENTITIES;
    private static final long OPENING = 1_000;

    @Entity(name = "Account")
    static class Account {
        @Id
        Long id;

        @Version
        long version;

        long balance = OPENING;
        long movements;

        protected Account() {}

        Account(long id) {
            this.id = id;
        }
    }

    /** Comes with the movements of one transaction. */
    @Entity(name = "Receipt")
    static class Receipt {
        @Id
        UUID id = UUID.randomUUID();
    }

    private static OrderSystem open(DynamoServer server) {
        return OrderSystem.start(
                server,
                TABLE,
                List.of(Account.class, Receipt.class),
                "commit=journaled",
                "retry.timeout=4",
                "scan=allow");
    }

    private static List<Account> accounts(jakarta.persistence.EntityManager em, long from, long to) {
        return em.createQuery("from Account a where a.id in :ids order by a.id", Account.class)
                .setParameter("ids", LongStream.range(from, to).boxed().toList())
                .getResultList();
    }

    /** What each of the processes does until it is killed: it tells of every transaction on a line of its own. The properties of this JVM are not its own. */
    public static final class Teller {
        private Teller() {}

        public static void main(String[] arguments) {
            var server = ChildJvm.server(arguments);
            var random = new Random(Long.parseLong(arguments[5]));
            int moment = Integer.parseInt(arguments[6]);
            int entities = Integer.parseInt(arguments[7]);
            int most = Integer.parseInt(arguments[8]) - entities;
            try (var bank = open(server)) {
                var writes = new AtomicInteger();
                Requests.of(bank.factory()).add(report -> {
                    if (isWrite(report.operation()) && writes.incrementAndGet() == moment) {
                        System.out.println("dies");
                        System.out.flush();
                        Runtime.getRuntime().halt(DIED);
                    }
                });
                System.out.println("ready");
                for (int transactions = 0; ; transactions++) {
                    if (transactions < 2) {
                        // the first one goes by
                        writes.set(transactions == 0 ? Integer.MIN_VALUE : 0);
                    }
                    long from = random.nextInt(most + 1);
                    try {
                        bank.run(em -> {
                            var some = accounts(em, from, from + entities);
                            for (int i = 0; i < some.size(); i++) {
                                some.get(i).balance += i % 2 == 0 ? 1 : -1;
                                some.get(i).movements++;
                            }
                            em.persist(new Receipt());
                        });
                        System.out.println("committed");
                    } catch (RollbackException conflict) {
                        System.out.println("rolled back");
                    } catch (RuntimeException problem) {
                        // a statement over a thousand rows, in which others commit all the time: it may ask to be
                        // repeated
                        boolean told =
                                String.valueOf(rootOf(problem).getMessage()).startsWith("LOCKS_CHANGED");
                        System.out.println(told ? "to be repeated" : "failed: " + rootOf(problem));
                    }
                }
            }
        }
    }

    private static Throwable rootOf(Throwable problem) {
        return problem.getCause() == null ? problem : rootOf(problem.getCause());
    }

    private static boolean isWrite(Operation operation) {
        return operation == Operation.PUT_ITEM
                || operation == Operation.UPDATE_ITEM
                || operation == Operation.DELETE_ITEM
                || operation == Operation.TRANSACT_WRITE_ITEMS;
    }

    /** Starts processes and sees each of them die; on every thread that runs it one behind the other. */
    private static final class Killer {
        private final DynamoServer server;
        private final RawTable raw;
        /** How many processes have been started. */
        private final AtomicInteger started = new AtomicInteger();
        /** How often a look in between found locks. */
        private final AtomicInteger locked = new AtomicInteger();

        Killer(DynamoServer server, RawTable raw) {
            this.server = server;
            this.raw = raw;
        }

        Void run() throws IOException, InterruptedException {
            for (int seed = started.getAndIncrement(); seed < KILLS; seed = started.getAndIncrement()) {
                kill(seed, new Random(seed));
                if (seed % 10 == 0 && raw.items().stream().anyMatch(item -> item.containsKey("_lock"))) {
                    locked.incrementAndGet();
                }
            }
            return null;
        }

        private void kill(int seed, Random random) throws IOException, InterruptedException {
            int moment = moment(seed, random);
            var process = start(seed, moment);
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                if (moment > 0) {
                    while (!awaited(lines).equals("dies")) {
                        // it goes on
                    }
                    assertThat(process.waitFor()).isEqualTo(DIED);
                } else {
                    // in its first transaction or in its second, wherever that is: the machine's pace decides, and any
                    // moment will do
                    int after = 1 + random.nextInt(2);
                    while (after-- > 0) {
                        awaited(lines);
                    }
                    Thread.sleep(random.nextInt(2_000));
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }

        private static int moment(int seed, Random random) {
            if (!LONG) {
                return MOMENTS.get(seed % MOMENTS.size());
            }
            return seed % 2 == 0 ? 1 + random.nextInt(WRITES) : 0;
        }

        /** @param moment behind which write of a commit it dies by itself, 0 for none */
        private Process start(long seed, int moment) throws IOException {
            return ChildJvm.of(
                            Teller.class,
                            server,
                            List.of(
                                    Long.toString(seed),
                                    Integer.toString(moment),
                                    Integer.toString(ENTITIES),
                                    Integer.toString(ACCOUNTS)))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        private static String awaited(BufferedReader lines) throws IOException {
            var line = lines.readLine();
            assertThat(line).as("what a process says").isNotNull().doesNotStartWith("failed");
            return line;
        }
    }

    private static void assertWhole(OrderSystem bank) {
        bank.run(em -> {
            var all = accounts(em, 0, ACCOUNTS);
            long receipts =
                    em.createQuery("select count(r) from Receipt r", Long.class).getSingleResult();
            assertThat(all).hasSize(ACCOUNTS);
            assertThat(all.stream().mapToLong(account -> account.balance).sum()).isEqualTo(ACCOUNTS * OPENING);
            assertThat(all.stream().mapToLong(account -> account.movements).sum())
                    .isEqualTo(receipts * ENTITIES);
            assertThat(all).allSatisfy(account -> assertThat(account.version).isEqualTo(account.movements));
        });
    }

    @Test
    void whoever_is_killed_has_done_all_or_nothing(DynamoServer server) throws Exception {
        var killers = Executors.newFixedThreadPool(PROCESSES);
        try (var bank = open(server);
                var raw = new RawTable(server, TABLE)) {
            for (int from = 0; from < ACCOUNTS; from += 100) {
                int first = from;
                bank.run(em -> LongStream.range(first, Math.min(ACCOUNTS, first + 100))
                        .forEach(id -> em.persist(new Account(id))));
            }
            var killer = new Killer(server, raw);
            var killing = new ArrayList<Future<Void>>();
            for (int i = 0; i < PROCESSES; i++) {
                killing.add(killers.submit(killer::run));
            }
            for (var one : killing) {
                one.get();
            }
            assertWhole(bank);
            int unfinished = JournalRecovery.run(bank.factory());
            assertThat(JournalRecovery.run(bank.factory())).isZero();
            assertThat(raw.items()).allSatisfy(item -> {
                assertThat(item).doesNotContainKey("_lock");
                assertThat(item.get("_type").s()).isNotEqualTo("#journal");
            });
            assertWhole(bank);
            System.out.println("Journal, processes killed: " + KILLS + ", transactions of " + ENTITIES + " committed: "
                    + raw.items("Receipt").size() + ", found locked: " + killer.locked + ", finished in the end: "
                    + unfinished);
        } finally {
            killers.shutdownNow();
        }
    }
}
