package io.virga.dynamodb.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** JSON, arrays and embeddables as documents: native M and L, and queried like columns. */
@ExtendWith(DynamoDbExtension.class)
class DocumentsTest {

    private static OrderSystem system;
    private static long nextId = 1;

    @BeforeAll
    static void start(DynamoServer server) {
        system = OrderSystem.start(server, "documents", List.of(Documents.class));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static long saved(Consumer<Documents> change) {
        return system.call(em -> {
            var documents = new Documents(nextId++);
            change.accept(documents);
            em.persist(documents);
            return documents.id;
        });
    }

    private static void found(long id, Consumer<Documents> check) {
        system.run(em -> check.accept(em.find(Documents.class, id)));
    }

    /** As H2 returns it: the condition has a function. */
    private static void foundByResidual(long id, Consumer<Documents> check) {
        system.run(em ->
                check.accept(em.createQuery("from Documents d where d.id = :id and mod(d.id, 1) = 0", Documents.class)
                        .setParameter("id", id)
                        .getSingleResult()));
    }

    private static Map<String, Value> itemOf(Consumer<Documents> change) {
        var items = new java.util.ArrayList<Map<String, Value>>();
        try (var listening = new Listening(items)) {
            saved(change);
        }
        return items.get(0);
    }

    private static final class Listening implements AutoCloseable {
        private final io.virga.dynamodb.internal.store.RequestListener listener;

        Listening(List<Map<String, Value>> items) {
            listener = report -> items.add(((Request.Put) report.request()).item());
            Requests.of(system.factory()).add(listener);
        }

        @Override
        public void close() {
            Requests.of(system.factory()).remove(listener);
        }
    }

    @Test
    void json_is_a_native_document() {
        var item = itemOf(d -> {
            d.map = Map.of("a", 1, "b", List.of("x", true), "c", Map.of());
            d.strings = new String[] {"p", null, ""};
            d.trip = new Documents.Trip("t", new Documents.Place("Rome", 100));
        });
        assertThat(item.get("map"))
                .isEqualTo(new Value.Document(Map.of(
                        "a",
                        Value.Num.of(1),
                        "b",
                        new Value.Sequence(List.of(Value.text("x"), Value.TRUE)),
                        "c",
                        new Value.Document(Map.of()))));
        assertThat(item.get("strings"))
                .isEqualTo(new Value.Sequence(List.of(Value.text("p"), Value.NULL, Value.text(""))));
        var trip = (Value.Document) item.get("trip");
        assertThat(((Value.Document) trip.entries().get("start")).entries())
                .containsEntry("city", Value.text("Rome"))
                .containsEntry("zip", Value.Num.of(100));
        assertThat(item).doesNotContainKeys("list", "setting", "ints");
    }

    @Test
    void maps_lists_records_and_text() {
        var map = Map.<String, Object>of(
                "int", 1, "big", 12345678901L, "text", "\u00e9\"\\\n", "deep", Map.of("x", List.of()));
        var setting = new Documents.Setting("s", List.of(1, 2), Map.of("on", true));
        long id = saved(d -> {
            d.map = map;
            d.list = Arrays.asList("a", null, "");
            d.setting = setting;
            d.text = "{\"b\": 1.50, \"a\": [null]}";
        });
        system.requests();
        found(id, d -> {
            assertThat(d.map).isEqualTo(map);
            assertThat(d.list).containsExactly("a", null, "");
            assertThat(d.setting).isEqualTo(setting);
            assertThat(d.text).isEqualTo("{\"a\":[null],\"b\":1.5}");
        });
        assertThat(system.requests()).containsExactly("GetItem");
        system.run(em -> em.find(Documents.class, id).map.put("int", 2));
        system.run(em -> {
            var documents = em.find(Documents.class, id);
            assertThat(documents.map).containsEntry("int", 2).containsEntry("big", 12345678901L);
            documents.map = null;
            documents.setting = null;
        });
        found(id, d -> {
            assertThat(d.map).isNull();
            assertThat(d.setting).isNull();
            assertThat(d.list).hasSize(3);
        });
    }

    @Test
    void embeddables_in_documents_are_paths() {
        var rome = new Documents.Place("Rome", 100);
        rome.since = LocalDate.of(2020, 1, 2);
        rome.height = 2.5e-3;
        rome.names = List.of("Roma", "Rom");
        long id = saved(d -> {
            d.trip = new Documents.Trip("to \"Rome\"", rome);
            d.places = List.of(rome, new Documents.Place("Bari", null));
        });
        saved(d -> d.trip = new Documents.Trip("other", new Documents.Place("Paris", 75000)));
        Consumer<Documents> check = d -> {
            assertThat(d.trip.title).isEqualTo("to \"Rome\"");
            assertThat(d.trip.start.city).isEqualTo("Rome");
            assertThat(d.trip.start.since).isEqualTo("2020-01-02");
            assertThat(d.trip.start.height).isEqualTo(2.5e-3);
            assertThat(d.trip.start.names).containsExactly("Roma", "Rom");
            assertThat(d.trip.end).isNull();
            assertThat(d.places).extracting(place -> place.zip).containsExactly(100, null);
        };
        found(id, check);
        foundByResidual(id, check);
        system.run(em -> {
            assertThat(em.createQuery("select d.id from Documents d where d.trip.start.city = 'Rome'", Long.class)
                            .getResultList())
                    .containsExactly(id);
            assertThat(em.createQuery(
                                    "select d.trip.start.zip from Documents d where d.trip.start.zip > 50"
                                            + " order by d.trip.start.zip",
                                    Integer.class)
                            .getResultList())
                    .containsExactly(100, 75000);
            assertThat(em.createQuery("select d.trip.start from Documents d where d.id = :id", Documents.Place.class)
                            .setParameter("id", id)
                            .getSingleResult()
                            .city)
                    .isEqualTo("Rome");
        });
        system.run(em -> em.find(Documents.class, id).trip.start.city = "Milan");
        found(id, d -> assertThat(d.trip.start.city).isEqualTo("Milan"));
    }

    @Test
    void arrays_of_every_basic_type() {
        var uuid = new UUID(1, 2);
        long id = saved(d -> {
            d.strings = new String[] {"a", null, "", "#"};
            d.ints = new int[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE};
            d.longs = new Long[] {Long.MIN_VALUE, null, Long.MAX_VALUE};
            d.doubles = new double[] {-0.1, 1e100};
            d.booleans = new boolean[] {true, false};
            d.labels = List.of("x", "y");
            d.numbers = new LinkedHashSet<>(List.of(3, 1));
            d.uuids = new UUID[] {uuid, null};
            d.dates = new LocalDate[] {LocalDate.of(1999, 12, 31)};
            d.instants = List.of(Instant.parse("2026-11-21T10:00:00.123456Z"));
            d.decimals = new BigDecimal[] {new BigDecimal("1.50"), new BigDecimal("-123456789012345678.99")};
            d.colours = Basics.Colour.values();
        });
        Consumer<Documents> check = d -> {
            assertThat(d.strings).containsExactly("a", null, "", "#");
            assertThat(d.ints).containsExactly(Integer.MIN_VALUE, 0, Integer.MAX_VALUE);
            assertThat(d.longs).containsExactly(Long.MIN_VALUE, null, Long.MAX_VALUE);
            assertThat(d.doubles).containsExactly(-0.1, 1e100);
            assertThat(d.booleans).containsExactly(true, false);
            assertThat(d.labels).containsExactly("x", "y");
            assertThat(d.numbers).containsExactlyInAnyOrder(3, 1);
            assertThat(d.uuids).containsExactly(uuid, null);
            assertThat(d.dates).containsExactly(LocalDate.of(1999, 12, 31));
            assertThat(d.instants).containsExactly(Instant.parse("2026-11-21T10:00:00.123456Z"));
            assertThat(d.decimals).containsExactly(new BigDecimal("1.50"), new BigDecimal("-123456789012345678.99"));
            assertThat(d.colours).containsExactly(Basics.Colour.values());
        };
        system.requests();
        found(id, check);
        assertThat(system.requests()).containsExactly("GetItem");
        foundByResidual(id, check);
        system.run(em -> {
            var documents = em.find(Documents.class, id);
            documents.strings[1] = "b";
            documents.ints = new int[0];
            documents.longs = null;
        });
        found(id, d -> {
            assertThat(d.strings).containsExactly("a", "b", "", "#");
            assertThat(d.ints).isEmpty();
            assertThat(d.longs).isNull();
        });
    }

    private static List<Long> ids(String condition, Object value) {
        return system.call(em -> {
            var query =
                    em.createQuery("select d.id from Documents d where " + condition + " order by d.id", Long.class);
            if (value != null) {
                query.setParameter("value", value);
            }
            return query.getResultList();
        });
    }

    @Test
    void arrays_in_queries() {
        long id = saved(d -> {
            d.strings = new String[] {"q1", "q2"};
            d.ints = new int[] {7, 8, 9};
            d.labels = List.of("n1");
        });
        assertThat(ids("d.strings = :value", new String[] {"q1", "q2"})).containsExactly(id);
        assertThat(ids("d.ints = :value", new int[] {7, 8})).isEmpty();
        assertThat(ids("d.labels = :value", List.of("n1"))).containsExactly(id);
        assertThat(ids("array_contains(d.strings, :value)", "q2")).containsExactly(id);
        assertThat(ids("array_length(d.ints) = 3 and array_get(d.ints, 1) = :value", 7))
                .contains(id);
        assertThat(ids("array_overlaps(d.strings, array('z', 'q1')) and d.id = :value", id))
                .containsExactly(id);
    }

    @Test
    void json_in_queries() {
        long id = saved(d -> {
            d.map = Map.of("k", "v", "n", 5);
            d.list = List.of("l");
        });
        // equal by value, whatever the order of the members
        assertThat(ids("d.map = :value", Map.of("n", 5, "k", "v"))).containsExactly(id);
        assertThat(ids("d.map = :value and length(cast(d.id as String)) > 0", Map.of("n", 5, "k", "v")))
                .containsExactly(id);
        assertThat(ids("d.list is not null and d.id = :value", id)).containsExactly(id);
    }

    @Test
    void structs_are_documents_too() {
        var item = itemOf(d -> d.span = new Documents.Span(1, 9));
        assertThat(item.get("span"))
                .isEqualTo(new Value.Document(Map.of("low", Value.Num.of(1), "high", Value.Num.of(9))));
        long id = saved(d -> d.span = new Documents.Span(null, 7));
        found(id, d -> assertThat(d.span).isEqualTo(new Documents.Span(null, 7)));
        assertThat(ids("d.span.high = :value", 7)).containsExactly(id);
        system.run(em -> em.find(Documents.class, id).span = null);
        found(id, d -> assertThat(d.span).isNull());
    }

    @Test
    void documents_and_arrays_in_bulk_updates() {
        long id = saved(d -> {
            d.map = Map.of("a", 1);
            d.strings = new String[] {"a"};
        });
        system.run(em -> em.createQuery("update Documents d set d.map = :map, d.strings = :strings where d.id = :id")
                .setParameter("map", Map.of("b", List.of(2)))
                .setParameter("strings", new String[] {"b", null})
                .setParameter("id", id)
                .executeUpdate());
        found(id, d -> {
            assertThat(d.map).isEqualTo(Map.of("b", List.of(2)));
            assertThat(d.strings).containsExactly("b", null);
        });
    }

    private static void refused(Consumer<Documents> change, String... words) {
        system.requests();
        assertThatThrownBy(() -> saved(change)).satisfies(problem -> {
            var text = new java.io.StringWriter();
            problem.printStackTrace(new java.io.PrintWriter(text));
            assertThat(text.toString()).contains(words);
        });
        assertThat(system.requests()).isEmpty();
    }

    @Test
    void what_a_document_cannot_hold() {
        refused(d -> d.text = "{\"a\":", "NOT_JSON");
        refused(d -> d.text = "[123456789012345678901234567890123456789]", "NUMBER_TOO_LONG", "39 digits");
        refused(d -> d.text = "[1e300]", "NUMBER_OUT_OF_RANGE");
        refused(d -> d.text = "[".repeat(32) + "]".repeat(32), "DOCUMENT_TOO_DEEP", "31 levels");
        refused(d -> d.doubles = new double[] {Double.NaN}, "NUMBER_OUT_OF_RANGE", "doubles");
        var deep = "[".repeat(31) + "1" + "]".repeat(31);
        long id = saved(d -> d.text = deep);
        found(id, d -> assertThat(d.text).isEqualTo(deep));
    }
}
