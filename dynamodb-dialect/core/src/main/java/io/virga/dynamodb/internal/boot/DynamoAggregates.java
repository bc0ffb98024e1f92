package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.model.Refusal;
import org.hibernate.dialect.aggregate.H2AggregateSupport;
import org.hibernate.mapping.Column;
import org.hibernate.metamodel.mapping.SqlTypedMapping;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.spi.TypeConfiguration;

/** Embeddables in one column: a struct is kept, and queried, as the JSON that it would be. */
final class DynamoAggregates extends H2AggregateSupport {

    private static int asJson(int aggregateTypeCode) {
        return aggregateTypeCode == SqlTypes.STRUCT ? SqlTypes.JSON : aggregateTypeCode;
    }

    @Override
    public String aggregateComponentCustomReadExpression(
            String template,
            String placeholder,
            String aggregateParentReadExpression,
            String columnExpression,
            int aggregateColumnTypeCode,
            SqlTypedMapping column,
            TypeConfiguration typeConfiguration) {
        return super.aggregateComponentCustomReadExpression(
                template,
                placeholder,
                aggregateParentReadExpression,
                columnExpression,
                asJson(aggregateColumnTypeCode),
                column,
                typeConfiguration);
    }

    @Override
    public String aggregateComponentAssignmentExpression(
            String aggregateParentAssignmentExpression,
            String columnExpression,
            int aggregateColumnTypeCode,
            Column column) {
        if (aggregateColumnTypeCode == SqlTypes.STRUCT_ARRAY || aggregateColumnTypeCode == SqlTypes.STRUCT_TABLE) {
            throw Refusal.notSupported(
                    "ARRAY_ELEMENT",
                    "an array of structs",
                    aggregateParentAssignmentExpression + "." + columnExpression,
                    "Map it as one document: @JdbcTypeCode(SqlTypes.JSON_ARRAY) on the attribute.");
        }
        return super.aggregateComponentAssignmentExpression(
                aggregateParentAssignmentExpression, columnExpression, asJson(aggregateColumnTypeCode), column);
    }

    @Override
    public boolean requiresAggregateCustomWriteExpressionRenderer(int aggregateSqlTypeCode) {
        return super.requiresAggregateCustomWriteExpressionRenderer(asJson(aggregateSqlTypeCode));
    }

    @Override
    public int aggregateComponentSqlTypeCode(int aggregateColumnSqlTypeCode, int columnSqlTypeCode) {
        return super.aggregateComponentSqlTypeCode(asJson(aggregateColumnSqlTypeCode), columnSqlTypeCode);
    }
}
