package io.virga.dynamodb.internal.residual;

import io.virga.dynamodb.internal.model.AttributeType;

/**
 * A column of a {@link ResidualTable}.
 *
 * @param name as SQL text writes it: {@code "quoted"} verbatim, anything else is read as upper case
 * @param type the class of the values that {@link RowSource} hands over
 * @param sqlType the column's type in H2's DDL, such as {@code numeric(10,2)}; values are brought to its scale
 */
public record ResidualColumn(String name, AttributeType type, String sqlType) {}
