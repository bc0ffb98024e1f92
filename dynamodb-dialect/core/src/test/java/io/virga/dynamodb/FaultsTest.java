package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.virga.dynamodb.CommitOutcomeUnknownException.Outcome;
import io.virga.dynamodb.internal.store.aws.FaultyEndpoint;
import io.virga.dynamodb.internal.store.aws.FaultyEndpoint.Fault;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.mapping.RawTable;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.Line;
import io.virga.dynamodb.model.OrderSystem;
import io.virga.dynamodb.model.Status;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Every kind of fault at every request of every scenario, one by one. Afterwards the transaction has happened as a whole or
 * not at all, once, as its outcome says, and no guard or locator points nowhere.
 */
@ExtendWith(DynamoDbExtension.class)
class FaultsTest {

    private static final String TABLE = "faults";
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 21, 12, 0);

    /** One passing incident each: what it meets is repeated, or harmless. */
    private static final Map<String, Fault> ONCE = new LinkedHashMap<>(Map.of(
            "throttled", FaultyEndpoint.refused("ProvisionedThroughputExceededException"),
            "conflict", FaultyEndpoint.conflict(),
            "status 500", FaultyEndpoint.failed(500),
            "status 500 after acting", FaultyEndpoint.failedAfterActing(500),
            "request lost", FaultyEndpoint.requestLost(),
            "answer lost", FaultyEndpoint.answerLost(),
            "answered in part", FaultyEndpoint.half()));

    /** From one request on nothing works any more: as if the process had been cut off there. */
    private static final Map<String, List<Fault>> FOREVER = Map.of(
            "cut off", List.of(FaultyEndpoint.refused("AccessDeniedException")),
            "cut off behind an answer that was lost",
                    List.of(FaultyEndpoint.answerLost(), FaultyEndpoint.refused("AccessDeniedException")),
            "cut off behind a request that was lost",
                    List.of(FaultyEndpoint.requestLost(), FaultyEndpoint.refused("AccessDeniedException")));

    /** Nobody says a word until the client gives up, which it does soon: before the server heard of it, or when it has acted. */
    private static final Map<String, Fault> SILENT = Map.of(
            "request stuck", FaultyEndpoint.requestStuck(),
            "answer stuck", FaultyEndpoint.answerStuck());

    private static FaultyEndpoint network;
    private static OrderSystem faulty;
    private static OrderSystem hasty;
    private static OrderSystem sound;
    private static RawTable raw;
    private static int injected;

    /** Ids of this run, far from those of all others. */
    private static long base;

    @BeforeAll
    static void start(DynamoServer server) {
        network = FaultyEndpoint.before(server.endpoint());
        var through = network.to(server);
        sound = OrderSystem.start(server, TABLE);
        faulty = OrderSystem.start(through, TABLE);
        // a request that is only slow is one more fault to be got over
        hasty = OrderSystem.start(through, TABLE, "answer-timeout=300");
        raw = new RawTable(server, TABLE);
    }

    @AfterAll
    static void stop() {
        System.out.println("Faults injected: " + injected);
        assertThat(injected).isGreaterThan(200);
        faulty.close();
        hasty.close();
        sound.close();
        network.close();
        raw.close();
    }

    /** A unit of work: what is there before, what it does, and what there is to see afterwards. */
    enum Scenario {
        INSERT {
            @Override
            void act(EntityManager em) {
                em.persist(customer(0));
            }
        },
        UPDATE {
            @Override
            void prepare(EntityManager em) {
                em.persist(customer(0));
            }

            @Override
            void act(EntityManager em) {
                em.find(Customer.class, base).setName("changed");
            }
        },
        UPDATE_OF_A_UNIQUE_VALUE {
            @Override
            void prepare(EntityManager em) {
                em.persist(customer(0));
                em.persist(customer(1));
            }

            @Override
            void act(EntityManager em) {
                em.find(Customer.class, base).setEmail("new" + base + "@example.org");
                em.find(Customer.class, base + 1).setEmail(null);
            }
        },
        AGGREGATE {
            @Override
            void prepare(EntityManager em) {
                em.persist(customer(0));
            }

            @Override
            void act(EntityManager em) {
                var ann = em.find(Customer.class, base);
                ann.getTags().addAll(List.of("a", "b"));
                var invoice = new Invoice(ann, NOON, "12.50");
                LongStream.range(0, 5).forEach(i -> invoice.add(base + i, "thing " + i, 1));
                em.persist(invoice);
            }
        },
        CHANGES_ALL_OVER {
            @Override
            void prepare(EntityManager em) {
                var ann = customer(0);
                ann.getTags().addAll(List.of("a", "b"));
                em.persist(ann);
                var invoice = new Invoice(ann, NOON, "12.50");
                LongStream.range(0, 3).forEach(i -> invoice.add(base + i, "thing " + i, 1));
                em.persist(invoice);
            }

            @Override
            void act(EntityManager em) {
                var invoice = em.createQuery("from Invoice i where i.customer.id = :id", Invoice.class)
                        .setParameter("id", base)
                        .getSingleResult();
                invoice.setStatus(Status.PAID);
                invoice.getLines().remove(0);
                invoice.add(base + 9, "another", 2);
                invoice.getCustomer().getTags().remove("a");
            }
        },
        REMOVAL {
            @Override
            void prepare(EntityManager em) {
                var ann = customer(0);
                ann.getTags().add("a");
                em.persist(ann);
            }

            @Override
            void act(EntityManager em) {
                em.remove(em.find(Customer.class, base));
            }
        },
        REMOVAL_OF_ONE_ITEM {
            @Override
            void prepare(EntityManager em) {
                em.persist(new Customer(base, "Ann", "Italy"));
            }

            @Override
            void act(EntityManager em) {
                em.remove(em.find(Customer.class, base));
            }
        },
        MANY_READ_SOME_WRITTEN {
            @Override
            void prepare(EntityManager em) {
                LongStream.range(0, 6).forEach(i -> em.persist(customer(i)));
            }

            @Override
            void act(EntityManager em) {
                var ids = LongStream.range(base, base + 6).boxed().toList();
                em.createQuery("from Customer c where c.id in :ids", Customer.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .forEach(customer -> customer.setName("changed"));
            }
        };

        void prepare(EntityManager em) {}

        abstract void act(EntityManager em);

        static Customer customer(long i) {
            var customer = new Customer(base + i, "Customer " + i, "Italy");
            customer.setEmail("c" + (base + i) + "@example.org");
            return customer;
        }
    }

    /** All that this run can have written. */
    private static Set<String> state() {
        return sound.call(em -> {
            var state = new TreeSet<String>();
            var ids = LongStream.range(base, base + 10).boxed().toList();
            var customers = em.createQuery("from Customer c where c.id in :ids", Customer.class)
                    .setParameter("ids", ids)
                    .getResultList();
            for (var customer : customers) {
                state.add("customer " + (customer.getId() - base) + " " + customer.getName() + " " + customer.getEmail()
                        + " " + customer.getVersion() + " " + new TreeSet<>(customer.getTags()));
            }
            if (customers.size() == 1) {
                customers
                        .get(0)
                        .getInvoices()
                        .forEach(invoice -> state.add("invoice " + invoice.getStatus() + " " + invoice.getVersion()
                                + " " + invoice.getLines().size()));
            }
            em.createQuery("from Line l where l.id in :ids", Line.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(line -> state.add("line " + (line.getId() - base) + " " + line.getWhat()));
            return state;
        });
    }

    private static Map<String, String> key(Map<String, AttributeValue> item, String partition, String sort) {
        return Map.of("pk", item.get(partition).s(), "sk", item.get(sort).s());
    }

    /** Nothing points nowhere, and no row lacks what belongs to it. */
    private static void assertConsistent() {
        var items = raw.items();
        var keys = new HashSet<Map<String, String>>();
        items.forEach(item -> keys.add(key(item, "pk", "sk")));
        var guarded = new HashMap<Map<String, String>, Integer>();
        var located = new HashMap<Map<String, String>, Integer>();
        for (var item : items) {
            var type = item.get("_type").s();
            if (type.equals("#guard") || type.equals("#locator")) {
                var target = key(item, "_pk", "_sk");
                assertThat(keys).as(type + " " + item.get("pk")).contains(target);
                (type.equals("#guard") ? guarded : located).merge(target, 1, Integer::sum);
            }
        }
        for (var item : items) {
            var key = key(item, "pk", "sk");
            var type = item.get("_type").s();
            if (type.equals("Customer")) {
                assertThat(guarded.getOrDefault(key, 0))
                        .as(key.toString())
                        .isEqualTo(item.containsKey("email") ? 1 : 0);
            } else if (type.equals("Line")) {
                assertThat(located.getOrDefault(key, 0)).as(key.toString()).isEqualTo(1);
            }
        }
    }

    @BeforeEach
    @AfterEach
    void clear() {
        network.forget();
    }

    private static Throwable run(Scenario scenario) {
        return run(faulty, scenario);
    }

    private static Throwable run(OrderSystem orders, Scenario scenario) {
        return catchThrowable(() -> orders.run(scenario::act));
    }

    private static void prepare(Scenario scenario) {
        base += 100;
        sound.run(scenario::prepare);
        network.forget();
    }

    private static Set<String> undisturbed(Scenario scenario) {
        prepare(scenario);
        assertThat(run(scenario)).isNull();
        return state();
    }

    @ParameterizedTest
    @EnumSource
    void an_incident_that_passes_is_got_over(Scenario scenario) {
        passing(scenario, faulty, ONCE);
    }

    /** A single write that leaves its stamp, a single one that does not, and a transaction. */
    @ParameterizedTest
    @EnumSource(names = {"UPDATE", "REMOVAL_OF_ONE_ITEM", "CHANGES_ALL_OVER"})
    void silence_is_got_over(Scenario scenario) {
        passing(scenario, hasty, SILENT);
    }

    private static void passing(Scenario scenario, OrderSystem orders, Map<String, Fault> faults) {
        var done = plain(undisturbed(scenario));
        int last = network.requests();
        faults.forEach((name, fault) -> {
            for (int request = 1; request <= last; request++) {
                prepare(scenario);
                network.at(request, fault);
                var problem = run(orders, scenario);
                injected += network.happened();
                assertThat(problem).as("%s at request %d", name, request).isNull();
                assertThat(plain(state())).as("%s at request %d", name, request).isEqualTo(done);
            }
        });
        assertConsistent();
    }

    @ParameterizedTest
    @EnumSource
    void whoever_is_cut_off_has_done_all_or_nothing(Scenario scenario) {
        var done = plain(undisturbed(scenario));
        int last = network.requests();
        FOREVER.forEach((name, faults) -> {
            for (int request = 1; request <= last; request++) {
                prepare(scenario);
                var before = plain(state());
                for (int i = 0; i < faults.size() - 1; i++) {
                    network.at(request + i, faults.get(i));
                }
                network.from(request + faults.size() - 1, faults.get(faults.size() - 1));
                var problem = run(scenario);
                injected += network.happened();
                var after = plain(state());
                if (problem == null) {
                    assertThat(after).as("%s at request %d", name, request).isEqualTo(done);
                } else if (problem.getCause() instanceof CommitOutcomeUnknownException unknown) {
                    assertThat(after).as("%s at request %d", name, request).isIn(before, done);
                    network.forget();
                    assertThat(unknown.resolve()).isEqualTo(Outcome.COMMITTED);
                    assertThat(plain(state()))
                            .as("%s at request %d", name, request)
                            .isEqualTo(done);
                } else {
                    assertThat(after).as("%s at request %d", name, request).isEqualTo(before);
                }
            }
        });
        assertConsistent();
    }

    /** Another process, which does what a scenario does when it is told to. */
    public static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws IOException {
            var server = ChildJvm.server(arguments);
            base = Long.parseLong(arguments[5]);
            try (var orders = OrderSystem.start(server, TABLE)) {
                System.out.println("ready");
                System.in.read();
                orders.run(Scenario.valueOf(arguments[6])::act);
            }
        }
    }

    private static Process other(DynamoServer server, Scenario scenario) throws IOException {
        return ChildJvm.of(Other.class, network.to(server), List.of(Long.toString(base), scenario.name()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The commit is the last it does: before it arrives, or when it has been carried out. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_process_that_is_killed_has_done_all_or_nothing(boolean acting, DynamoServer server) throws Exception {
        var scenario = Scenario.CHANGES_ALL_OVER;
        var done = plain(undisturbed(scenario));
        int commit = network.requests();
        prepare(scenario);
        var before = plain(state());
        var process = other(server, scenario);
        try (var lines = process.inputReader()) {
            assertThat(lines.lines().filter("ready"::equals).findFirst())
                    .as("the process lives")
                    .isPresent();
            network.forget();
            network.at(commit, incident -> {
                if (acting) {
                    incident.forward(incident.request());
                }
                process.destroyForcibly().waitFor();
                FaultyEndpoint.requestLost().happen(incident);
            });
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
            assertThat(process.exitValue()).as("killed").isNotZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(network.requests()).as("requests up to its end").isEqualTo(commit);
        assertThat(plain(state())).isEqualTo(acting ? done : before);
        assertConsistent();
    }

    /** Without the numbers of the run. */
    private static List<String> plain(Set<String> state) {
        return state.stream()
                .map(line -> line.replaceAll("(c|new)[0-9]+([0-9][0-9])@", "$1$2@"))
                .toList();
    }
}
