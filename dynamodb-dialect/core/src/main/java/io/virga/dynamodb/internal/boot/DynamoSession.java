package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.exec.SessionRows;
import org.hibernate.engine.extension.spi.Extension;
import org.hibernate.engine.extension.spi.ExtensionIntegration;
import org.hibernate.engine.extension.spi.ExtensionIntegrationContext;

/** What a session keeps for the dialect beside its persistence context. */
public final class DynamoSession implements Extension {

    private final SessionRows rows = new SessionRows();

    SessionRows rows() {
        return rows;
    }

    /** Found by Hibernate as a Java service. */
    public static final class Integration implements ExtensionIntegration<DynamoSession> {
        @Override
        public Class<DynamoSession> getExtensionType() {
            return DynamoSession.class;
        }

        @Override
        public DynamoSession createExtension(ExtensionIntegrationContext context) {
            return new DynamoSession();
        }
    }
}
