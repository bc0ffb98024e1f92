package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.exec.RowConflict;
import io.virga.dynamodb.internal.translate.DynamoTranslatorFactory;
import java.sql.SQLException;
import org.hibernate.dialect.sequence.ANSISequenceSupport;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.tool.schema.spi.SchemaManagementTool;

/** What the dialect hands to Hibernate. The dialect itself holds no state: it may live in a native image's heap. */
public final class DialectServices {

    private DialectServices() {}

    public static SqlAstTranslatorFactory translators() {
        return new DynamoTranslatorFactory(sessionFactory -> sessionFactory
                .getServiceRegistry()
                .requireService(DynamoUnit.class)
                .plans());
    }

    public static SchemaManagementTool schemaTool(ServiceRegistry registry) {
        return new DynamoSchemaTool(registry);
    }

    /** Whether a commit found a row changed or removed by another transaction. */
    public static boolean isStale(SQLException exception) {
        return exception.getCause() instanceof RowConflict conflict && conflict.kind() == RowConflict.Kind.STALE;
    }

    /** Sequences are items that count; the driver knows this one text. */
    public static SequenceSupport sequences() {
        return new ANSISequenceSupport() {
            @Override
            public String getSequenceNextValString(String sequenceName) {
                return "call next value for " + sequenceName;
            }
        };
    }
}
