package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.model.Json;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.type.H2JsonArrayJdbcType;
import org.hibernate.tool.schema.extract.spi.ColumnTypeInformation;
import org.hibernate.type.BasicType;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeConstructor;
import org.hibernate.type.spi.TypeConfiguration;

/** Arrays kept as JSON, bound as documents like {@link DynamoJsonType}. */
final class DynamoJsonArrayType extends H2JsonArrayJdbcType {

    /** What Hibernate makes one from. */
    static final class Constructor implements JdbcTypeConstructor {
        @Override
        public JdbcType resolveType(
                TypeConfiguration configuration,
                Dialect dialect,
                BasicType<?> elementType,
                ColumnTypeInformation information) {
            return new DynamoJsonArrayType(elementType.getJdbcType());
        }

        @Override
        public JdbcType resolveType(
                TypeConfiguration configuration,
                Dialect dialect,
                JdbcType elementType,
                ColumnTypeInformation information) {
            return new DynamoJsonArrayType(elementType);
        }

        @Override
        public int getDefaultSqlTypeCode() {
            return SqlTypes.JSON_ARRAY;
        }
    }

    private DynamoJsonArrayType(JdbcType elementType) {
        super(elementType);
    }

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
        return new BasicBinder<>(javaType, this) {
            @Override
            protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
                    throws SQLException {
                statement.setObject(index, Json.of(DynamoJsonArrayType.this.toString(value, getJavaType(), options)));
            }

            @Override
            protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
                    throws SQLException {
                statement.setObject(name, Json.of(DynamoJsonArrayType.this.toString(value, getJavaType(), options)));
            }
        };
    }
}
