package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.model.Json;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hibernate.dialect.type.H2JsonJdbcType;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.AggregateJdbcType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.jspecify.annotations.Nullable;

/** JSON, bound as a document rather than as bytes: two documents are equal when they say the same. */
final class DynamoJsonType extends H2JsonJdbcType {

    DynamoJsonType(@Nullable EmbeddableMappingType embeddable) {
        super(embeddable);
    }

    @Override
    public AggregateJdbcType resolveAggregateJdbcType(
            EmbeddableMappingType mappingType, String sqlType, RuntimeModelCreationContext creationContext) {
        return new DynamoJsonType(mappingType);
    }

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
        return new BasicBinder<>(javaType, this) {
            @Override
            protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
                    throws SQLException {
                statement.setObject(index, Json.of(DynamoJsonType.this.toString(value, getJavaType(), options)));
            }

            @Override
            protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
                    throws SQLException {
                statement.setObject(name, Json.of(DynamoJsonType.this.toString(value, getJavaType(), options)));
            }
        };
    }
}
