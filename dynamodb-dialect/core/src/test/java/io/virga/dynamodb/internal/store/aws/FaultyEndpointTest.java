package io.virga.dynamodb.internal.store.aws;

import static io.virga.dynamodb.internal.store.Operation.BATCH_GET_ITEM;
import static io.virga.dynamodb.internal.store.Operation.GET_ITEM;
import static io.virga.dynamodb.internal.store.Operation.PUT_ITEM;
import static io.virga.dynamodb.internal.store.Operation.TRANSACT_WRITE_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.aws.FaultyEndpoint.Fault;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each fault does what it says: to the client, to the server, and to the number of requests. */
@ExtendWith(DynamoDbExtension.class)
class FaultyEndpointTest {

    private TestTable direct;
    private FaultyEndpoint faulty;
    private TestTable client;
    private TestTable hasty;

    @BeforeEach
    void open(DynamoServer server, TestInfo test) {
        direct = TestTable.create(server, test.getTestMethod().orElseThrow().getName());
        faulty = FaultyEndpoint.before(server.endpoint());
        client = direct.by(server, faulty.endpoint());
        hasty = direct.hastilyBy(server, faulty.endpoint());
    }

    @AfterEach
    void close() {
        client.close();
        hasty.close();
        faulty.close();
        direct.close();
    }

    @Test
    void passes_what_no_fault_is_planned_for() {
        client.items.write(client.insert("a", "1"));
        assertThat(client.read("a", "1")).isPresent();
        assertThat(faulty.count(PUT_ITEM)).isOne();
        assertThat(faulty.count(GET_ITEM)).isOne();
    }

    @Test
    void refused_did_nothing() {
        assertThat(writeWith(FaultyEndpoint.refused("ThrottlingException"))).isEqualTo(new StoreException.Throttled());
        assertThat(direct.read("a", "1")).isEmpty();
    }

    @Test
    void failed_did_nothing() {
        assertThat(writeWith(FaultyEndpoint.failed(500))).isEqualTo(new StoreException.OutcomeUnknown());
        assertThat(direct.read("a", "1")).isEmpty();
    }

    @Test
    void failed_after_acting() {
        assertThat(writeWith(FaultyEndpoint.failedAfterActing(503))).isEqualTo(new StoreException.OutcomeUnknown());
        assertThat(direct.read("a", "1")).isPresent();
    }

    @Test
    void request_lost() {
        assertThat(writeWith(FaultyEndpoint.requestLost())).isEqualTo(new StoreException.OutcomeUnknown());
        assertThat(direct.read("a", "1")).isEmpty();
    }

    @Test
    void answer_lost() {
        assertThat(writeWith(FaultyEndpoint.answerLost())).isEqualTo(new StoreException.OutcomeUnknown());
        assertThat(direct.read("a", "1")).isPresent();
    }

    @Test
    void request_stuck() {
        assertThat(writeWith(hasty, FaultyEndpoint.requestStuck())).isEqualTo(new StoreException.OutcomeUnknown());
        assertThat(direct.read("a", "1")).isEmpty();
    }

    @Test
    void answer_stuck() throws InterruptedException {
        assertThat(writeWith(hasty, FaultyEndpoint.answerStuck())).isEqualTo(new StoreException.OutcomeUnknown());
        assertThat(direct.comesToHold("a", "1")).isTrue();
    }

    @Test
    void cancelled_has_a_reason_per_action() {
        faulty.next(TRANSACT_WRITE_ITEMS, FaultyEndpoint.cancelled("None", "TransactionConflict"));
        var transact = new Request.Transact(List.of(client.insert("a", "1"), client.insert("a", "2")), "t");
        var e = catchThrowableOfType(StoreException.class, () -> client.items.transact(transact));
        assertThat(e.failure())
                .isEqualTo(new StoreException.Cancelled(
                        List.of(new StoreException.Reason.None(), new StoreException.Reason.Conflict())));
    }

    @Test
    void answered_in_part() {
        var keys = IntStream.range(0, 5).mapToObj(i -> ItemKey.of("a", "" + i)).toList();
        keys.forEach(key -> direct.items.write(direct.put("a", ((Value.Text) key.sort()).value(), Map.of())));
        faulty.next(BATCH_GET_ITEM, FaultyEndpoint.answeredInPart(2));

        var batch = client.items.batchGet(new Request.BatchGet(client.table, keys, List.of(), true));
        assertThat(batch.items()).hasSize(2);
        assertThat(batch.unprocessed()).containsExactlyElementsOf(keys.subList(2, 5));

        var rest = client.items.batchGet(new Request.BatchGet(client.table, batch.unprocessed(), List.of(), true));
        assertThat(rest.items()).hasSize(3);
        assertThat(rest.unprocessed()).isEmpty();
    }

    private StoreException.Failure writeWith(Fault fault) {
        return writeWith(client, fault);
    }

    private StoreException.Failure writeWith(TestTable client, Fault fault) {
        faulty.next(PUT_ITEM, fault);
        var e = catchThrowableOfType(StoreException.class, () -> client.items.write(client.insert("a", "1")));
        assertThat(faulty.count(PUT_ITEM)).as("a write goes over the wire once").isOne();
        return e.failure();
    }
}
