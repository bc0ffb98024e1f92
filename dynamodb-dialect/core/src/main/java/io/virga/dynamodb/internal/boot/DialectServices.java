package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.translate.DynamoTranslatorFactory;
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
