package io.virga.dynamodb.internal.store.aws;

import static io.virga.dynamodb.internal.store.Operation.GET_ITEM;
import static io.virga.dynamodb.internal.store.Operation.PUT_ITEM;
import static io.virga.dynamodb.internal.store.Operation.TRANSACT_WRITE_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.StoreException.Reason;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoDbLocal;
import io.virga.dynamodb.local.DynamoServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/** Every way to fail has exactly one meaning, and no message tells what an item holds. */
@ExtendWith(DynamoDbExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailuresTest {

    private TestTable direct;
    private FaultyEndpoint faulty;
    private TestTable client;

    @BeforeAll
    void open(DynamoServer server) {
        direct = TestTable.create(server, "failures");
        faulty = FaultyEndpoint.before(server.endpoint());
        client = direct.by(server, faulty.endpoint());
    }

    @BeforeEach
    void forget() {
        client.reports.clear();
    }

    @AfterAll
    void close() {
        client.close();
        faulty.close();
        direct.close();
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of("ProvisionedThroughputExceededException", new StoreException.Throttled()),
                Arguments.of("RequestLimitExceeded", new StoreException.Throttled()),
                Arguments.of("ThrottlingException", new StoreException.Throttled()),
                Arguments.of("LimitExceededException", new StoreException.Throttled()),
                Arguments.of("TransactionConflictException", new StoreException.Conflict()),
                Arguments.of("TransactionInProgressException", new StoreException.Conflict()),
                Arguments.of("ReplicatedWriteConflictException", new StoreException.Conflict()),
                Arguments.of("AccessDeniedException", new StoreException.AccessDenied()),
                Arguments.of("UnrecognizedClientException", new StoreException.AccessDenied()),
                Arguments.of("ExpiredTokenException", new StoreException.AccessDenied()),
                Arguments.of("InvalidSignatureException", new StoreException.AccessDenied()),
                Arguments.of("ValidationException", new StoreException.Invalid("ValidationException")),
                Arguments.of(
                        "ItemCollectionSizeLimitExceededException",
                        new StoreException.Invalid("ItemCollectionSizeLimitExceededException")),
                Arguments.of(
                        "IdempotentParameterMismatchException",
                        new StoreException.Invalid("IdempotentParameterMismatchException")),
                Arguments.of("SomethingNewException", new StoreException.Invalid("SomethingNewException")));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void a_refusal_is_known_by_its_code(String code, StoreException.Failure failure) {
        faulty.next(PUT_ITEM, FaultyEndpoint.refused(code));
        var e = catchThrowableOfType(StoreException.class, () -> client.items.write(client.insert("a", code)));
        assertThat(e.failure()).isEqualTo(failure);
        assertThat(e).hasMessageContaining("PutItem").hasMessageContaining(client.table.name());
        assertThat(e).hasMessageContaining(faulty.endpoint().toString()).hasMessageNotContaining("planned");
        assertThat(e).hasCauseInstanceOf(Exception.class);
        assertThat(client.reports).singleElement().satisfies(report -> {
            assertThat(report.failure()).isEqualTo(failure);
            assertThat(report.attempts()).isOne();
        });
    }

    @Test
    void a_table_that_is_missing_is_named() {
        faulty.next(PUT_ITEM, FaultyEndpoint.refused("ResourceNotFoundException"));
        assertThat(failure(() -> client.items.write(client.insert("a", "1"))))
                .isEqualTo(new StoreException.TableMissing(client.table.name()));

        var nowhere = new PhysicalTable("nowhere", "pk", "sk");
        assertThat(failure(() -> client.items.get(new Request.Get(nowhere, ItemKey.of("a", "1"), List.of(), true))))
                .isEqualTo(new StoreException.TableMissing("nowhere"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void a_server_error_leaves_a_write_unknown(int status) {
        faulty.next(PUT_ITEM, FaultyEndpoint.failed(status));
        assertThat(failure(() -> client.items.write(client.insert("a", "" + status))))
                .isEqualTo(new StoreException.OutcomeUnknown());
    }

    @Test
    void reads_are_repeated_and_the_report_says_how_often() {
        faulty.next(GET_ITEM, FaultyEndpoint.refused("ThrottlingException"), FaultyEndpoint.requestLost());
        long before = faulty.count(GET_ITEM);
        assertThat(client.read("a", "none")).isEmpty();
        assertThat(faulty.count(GET_ITEM) - before).isEqualTo(3);
        assertThat(client.reports)
                .singleElement()
                .extracting(RequestReport::attempts)
                .isEqualTo(3);
    }

    @Test
    void reads_are_not_repeated_for_ever() {
        var throttled = FaultyEndpoint.refused("ProvisionedThroughputExceededException");
        faulty.next(GET_ITEM, throttled, throttled, throttled);
        assertThat(failure(() -> client.read("a", "none"))).isEqualTo(new StoreException.Throttled());
        assertThat(client.reports)
                .singleElement()
                .extracting(RequestReport::attempts)
                .isEqualTo(3);
    }

    @Test
    void a_transaction_is_sent_once_whatever_happens(DynamoServer server) throws InterruptedException {
        var transact = new Request.Transact(List.of(client.insert("once", "1"), client.insert("once", "2")), "once");
        for (var fault : List.of(
                FaultyEndpoint.refused("TransactionInProgressException"),
                FaultyEndpoint.refused("ThrottlingException"),
                FaultyEndpoint.failed(500),
                FaultyEndpoint.requestLost())) {
            sendOnce(client, transact, fault);
        }
        try (var hasty = direct.hastilyBy(server, faulty.endpoint())) {
            sendOnce(hasty, transact, FaultyEndpoint.answerStuck());
        }
        assertThat(direct.comesToHold("once", "2")).isTrue();
        // Only the answer was lost: the same token finds all done, where another would find the items there.
        client.items.transact(transact);
    }

    private void sendOnce(TestTable sender, Request.Transact transact, FaultyEndpoint.Fault fault) {
        faulty.next(TRANSACT_WRITE_ITEMS, fault);
        long before = faulty.count(TRANSACT_WRITE_ITEMS);
        assertThatThrownBy(() -> sender.items.transact(transact)).isInstanceOf(StoreException.class);
        assertThat(faulty.count(TRANSACT_WRITE_ITEMS) - before).isOne();
    }

    @Test
    void reasons_of_a_cancellation() {
        faulty.next(
                TRANSACT_WRITE_ITEMS,
                FaultyEndpoint.cancelled(
                        "None",
                        "TransactionConflict",
                        "ThrottlingError",
                        "ProvisionedThroughputExceeded",
                        "ItemCollectionSizeLimitExceeded",
                        "ValidationError"));
        var transact = new Request.Transact(List.of(client.insert("a", "1")), "reasons");
        assertThat(failure(() -> client.items.transact(transact)))
                .isEqualTo(new StoreException.Cancelled(List.of(
                        new Reason.None(),
                        new Reason.Conflict(),
                        new Reason.Throttled(),
                        new Reason.Throttled(),
                        new Reason.Invalid("ItemCollectionSizeLimitExceeded: planned"),
                        new Reason.Invalid("ValidationError: planned"))));
    }

    @Test
    void the_same_token_with_another_content_is_refused() {
        client.items.transact(new Request.Transact(List.of(client.insert("token", "1")), "mismatch"));
        var other = new Request.Transact(List.of(client.insert("token", "2")), "mismatch");
        assertThat(failure(() -> client.items.transact(other)))
                .isEqualTo(new StoreException.Invalid("IdempotentParameterMismatchException"));
    }

    @Test
    void limits_of_the_server() {
        assertThat(failure(() -> direct.items.transact(new Request.Transact(inserts("limit", 101), "limit-1"))))
                .isInstanceOf(StoreException.Invalid.class);
        direct.items.transact(new Request.Transact(inserts("limit", 100), "limit-2"));

        var twice = List.<Request.Write>of(
                client.put("a", "twice", Map.of()),
                new Request.Delete(client.table, ItemKey.of("a", "twice"), Expression.NONE));
        assertThat(failure(() -> direct.items.transact(new Request.Transact(twice, "limit-3"))))
                .isInstanceOf(StoreException.Invalid.class);

        var large = Map.<String, Value>of("v", Value.text("x".repeat(390_000)));
        var tooMuch = IntStream.range(0, 12)
                .<Request.Write>mapToObj(i -> client.put("large", "" + i, large))
                .toList();
        assertThat(failure(() -> direct.items.transact(new Request.Transact(tooMuch, "limit-4"))))
                .isInstanceOf(StoreException.Invalid.class);
        assertThat(direct.read("large", "1")).isEmpty();

        var keys =
                IntStream.range(0, 101).mapToObj(i -> ItemKey.of("a", "" + i)).toList();
        assertThat(failure(() -> direct.items.batchGet(new Request.BatchGet(client.table, keys, List.of(), true))))
                .isInstanceOf(StoreException.Invalid.class);
        var same = List.of(ItemKey.of("a", "1"), ItemKey.of("a", "1"));
        assertThat(failure(() -> direct.items.batchGet(new Request.BatchGet(client.table, same, List.of(), true))))
                .isInstanceOf(StoreException.Invalid.class);

        var tooLarge = Map.<String, Value>of("v", Value.text("x".repeat(410_000)));
        assertThat(failure(() -> direct.items.write(direct.put("a", "1", tooLarge))))
                .isInstanceOf(StoreException.Invalid.class);
    }

    @Test
    void a_message_never_tells_what_an_item_holds() {
        var secret = new Expression("SET n = n + :s", Map.of(), Map.of(":s", Value.text("secret")));
        direct.items.write(direct.put("a", "quiet", Map.of("n", Value.text("secret"))));
        var update = new Request.Update(client.table, ItemKey.of("a", "quiet"), secret, Expression.NONE);
        assertThatThrownBy(() -> client.items.write(update)).hasMessageNotContaining("secret");
        var insert = new Request.Put(
                client.table,
                ItemKey.of("a", "quiet"),
                Map.of(),
                new Expression("attribute_not_exists(pk)", Map.of(), Map.of()));
        assertThatThrownBy(() -> client.items.write(insert))
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("quiet");
    }

    @Test
    void nothing_was_sent_where_nobody_listens(DynamoServer server) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (var down = direct.by(server, URI.create("http://127.0.0.1:" + port))) {
            assertThat(failure(() -> down.items.write(down.insert("a", "1"))))
                    .isEqualTo(new StoreException.Unreachable());
        }
        try (var nowhere = direct.by(server, URI.create("http://virga.invalid:8000"))) {
            assertThat(failure(() -> nowhere.items.write(nowhere.insert("a", "1"))))
                    .isEqualTo(new StoreException.Unreachable());
        }
    }

    @Test
    void a_server_that_comes_back_is_found_again() {
        try (var local = DynamoDbLocal.start();
                var table = TestTable.create(local.server(""), "recovery")) {
            table.items.write(table.insert("a", "1"));
            local.stop();
            assertThat(failure(() -> table.items.write(table.insert("a", "2"))))
                    .isInstanceOfAny(StoreException.Unreachable.class, StoreException.OutcomeUnknown.class);
            local.restart();
            assertThat(failure(() -> table.items.write(table.insert("a", "3"))))
                    .isEqualTo(new StoreException.TableMissing("recovery"));
        }
    }

    @Test
    void a_closed_store_says_so(DynamoServer server) {
        var closed = direct.by(server, server.endpoint());
        closed.items.close();
        closed.items.close();
        assertThatThrownBy(() -> closed.read("a", "1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("STORE_CLOSED");
    }

    @Test
    void missing_credentials_are_told_apart(DynamoServer server) {
        var nobody = ProfileCredentialsProvider.create("no-such-profile");
        var settings = TestTable.settings(server, server.endpoint());
        try (var connection = AwsConnection.open(settings, RequestListener.NONE, nobody)) {
            var e = catchThrowableOfType(
                    StoreException.class, () -> connection.items().write(direct.insert("a", "1")));
            assertThat(e.failure()).isEqualTo(new StoreException.AccessDenied());
            assertThat(e).hasMessageContaining("no AWS credentials were found").hasMessageContaining("PutItem");
        }
    }

    @Test
    void half_of_the_credentials_is_refused(DynamoServer server) {
        var half = new StoreSettings(
                server.endpoint(), server.region(), null, "key", null, TestTable.LITTLE, TestTable.LITTLE, 1);
        assertThatThrownBy(() -> AwsConnection.open(half, RequestListener.NONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("CREDENTIALS_INCOMPLETE");
    }

    @Test
    void a_region_that_nothing_names_is_asked_for(DynamoServer server) {
        Assumptions.assumeTrue(System.getenv("AWS_REGION") == null && System.getenv("AWS_DEFAULT_REGION") == null);
        var nowhere = new StoreSettings(
                server.endpoint(), null, "no-such-profile", "key", "secret", TestTable.LITTLE, TestTable.LITTLE, 1);
        System.setProperty("aws.disableEc2Metadata", "true");
        try {
            assertThatThrownBy(() -> AwsConnection.open(nowhere, RequestListener.NONE))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("REGION_MISSING")
                    .hasMessageContaining("region=eu-central-1");
        } finally {
            System.clearProperty("aws.disableEc2Metadata");
        }
    }

    private List<Request.Write> inserts(String partition, int count) {
        return IntStream.range(0, count)
                .<Request.Write>mapToObj(i -> client.insert(partition, "" + i))
                .toList();
    }

    private static StoreException.Failure failure(ThrowingCallable call) {
        return catchThrowableOfType(StoreException.class, call).failure();
    }
}
