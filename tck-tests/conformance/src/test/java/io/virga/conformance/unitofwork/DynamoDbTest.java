package io.virga.conformance.unitofwork;

import io.virga.conformance.kit.WaitingCases;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.suite.Database;
import io.virga.suite.DatabaseSuite;
import io.virga.suite.RandomWalks;
import io.virga.suite.walk.Walks.Size;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole suite on DynamoDB Local: writes wait in memory until the commit, which is the judge. */
@ExtendWith(DynamoDbExtension.class)
class DynamoDbTest extends DatabaseSuite {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @RegisterExtension
    static final WaitingCases WAITING = new WaitingCases(DynamoDbTest.class);

    private static DynamoServer server;

    @BeforeAll
    static void start(DynamoServer started) {
        server = started;
    }

    @Override
    protected Database database() {
        return new DynamoDatabase(server.jdbcUrl("suite" + NUMBER.incrementAndGet()) + "&scan=allow&flush-check=true");
    }

    @Nested
    class Walks extends RandomWalks {
        Walks() {
            super(20, Size.SMALL);
        }

        @Override
        protected Database database() {
            return DynamoDbTest.this.database();
        }
    }
}
