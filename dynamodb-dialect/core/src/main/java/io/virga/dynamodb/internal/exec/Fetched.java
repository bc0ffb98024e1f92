package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a residual statement runs over: canonical values by column position.
 *
 * @param rows the tables whose rows are at hand
 * @param asked the tables that are asked for rows as the statement needs them
 */
public record Fetched(Map<TableMapping, List<@Nullable Object[]>> rows, Map<TableMapping, AskedTable> asked) {}
