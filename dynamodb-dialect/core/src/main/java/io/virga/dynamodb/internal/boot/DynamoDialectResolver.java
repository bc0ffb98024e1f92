package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;

/** Knows the dialect by the product name that our driver gives. */
public final class DynamoDialectResolver implements DialectResolver {

    @Override
    public @Nullable Dialect resolveDialect(DialectResolutionInfo info) {
        return DynamoDialect.PRODUCT.equals(info.getDatabaseName()) ? new DynamoDialect() : null;
    }
}
