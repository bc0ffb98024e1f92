package io.virga.conformance.facade;

import io.virga.conformance.kit.WaitingCases;
import io.virga.dynamodb.local.DynamoDbLocal;
import io.virga.query.QuerySuite;
import io.virga.query.blog.Blog;
import io.virga.query.blog.Store;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every case of the typed facade, on DynamoDB. */
class DynamoQueryTest extends QuerySuite {

    private static final AtomicInteger BLOGS = new AtomicInteger();

    private static final Store DYNAMODB = new Store(
            "DynamoDB",
            DynamoQueryTest::open,
            EnumSet.of(Store.Feature.INTERSECT_ALL, Store.Feature.ROW_LOCKS, Store.Feature.SQL_WRITES));

    @RegisterExtension
    static final WaitingCases WAITING = new WaitingCases(DynamoQueryTest.class);

    private static Blog open() {
        String prefix = "facade" + BLOGS.incrementAndGet() + "_";
        return new Blog(Map.of(
                "jakarta.persistence.jdbc.url",
                DynamoDbLocal.shared().server(prefix).jdbcUrl("blog") + "&scan=allow"));
    }

    @Override
    protected Store store() {
        return DYNAMODB;
    }
}
