package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.exec.SessionRows;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestListeners;
import io.virga.dynamodb.internal.store.RequestReport;
import org.hibernate.engine.extension.spi.Extension;
import org.hibernate.engine.extension.spi.ExtensionIntegration;
import org.hibernate.engine.extension.spi.ExtensionIntegrationContext;
import org.jspecify.annotations.Nullable;

/** What a session keeps for the dialect beside its persistence context: its rows, and who hears of its requests. */
public final class DynamoSession implements Extension, RequestListener {

    private final SessionRows rows = new SessionRows();
    /** Made when somebody listens, and heard on other threads too. */
    private volatile @Nullable RequestListeners requests;

    SessionRows rows() {
        return rows;
    }

    synchronized RequestListeners requests() {
        var known = requests;
        if (known == null) {
            known = new RequestListeners();
            requests = known;
        }
        return known;
    }

    @Override
    public void done(RequestReport report) {
        var known = requests;
        if (known != null) {
            known.done(report);
        }
    }

    @Override
    public boolean isListening() {
        var known = requests;
        return known != null && known.isListening();
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
