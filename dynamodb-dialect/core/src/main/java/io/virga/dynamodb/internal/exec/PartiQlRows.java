package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Json;
import io.virga.dynamodb.internal.model.JsonText;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.model.ValueCodec;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.PartiQlPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a PartiQL statement answers, page by page. Items have no columns: the type of one is that of its values on the first page that
 * has any row, a document where these are of several types.
 */
final class PartiQlRows implements Rows {

    private static final String WHOLE = "item";

    private final List<String> columns;
    private final Function<Optional<String>, PartiQlPage> pages;
    private final List<AttributeType> types = new ArrayList<>();
    private Iterator<Item> page;
    private Optional<String> next;
    private @Nullable Item current;

    /**
     * @param columns the attributes, none for each item as one document
     * @param pages asks for a page by what the one before said
     */
    PartiQlRows(List<String> columns, Function<Optional<String>, PartiQlPage> pages) {
        this.columns = columns;
        this.pages = pages;
        var first = pages.apply(Optional.empty());
        while (first.items().isEmpty() && first.next().isPresent()) {
            first = pages.apply(first.next());
        }
        page = first.items().iterator();
        next = first.next();
        for (var column : columns) {
            var found = first.items().stream()
                    .map(item -> item.get(column))
                    .filter(value -> !value.isNull())
                    .map(PartiQlRows::typeOf)
                    .distinct()
                    .toList();
            types.add(
                    found.isEmpty() ? AttributeType.STRING : found.size() == 1 ? found.get(0) : AttributeType.DOCUMENT);
        }
    }

    private static AttributeType typeOf(Value value) {
        if (value instanceof Value.Text) {
            return AttributeType.STRING;
        }
        if (value instanceof Value.Num) {
            return AttributeType.DECIMAL;
        }
        if (value instanceof Value.Bool) {
            return AttributeType.BOOLEAN;
        }
        return value instanceof Value.Binary ? AttributeType.BINARY : AttributeType.DOCUMENT;
    }

    @Override
    public int columnCount() {
        return Math.max(1, columns.size());
    }

    @Override
    public String label(int column) {
        return columns.isEmpty() ? WHOLE : columns.get(column - 1);
    }

    @Override
    public AttributeType type(int column) {
        return columns.isEmpty() ? AttributeType.DOCUMENT : types.get(column - 1);
    }

    @Override
    public boolean next() {
        while (!page.hasNext() && next.isPresent()) {
            var answer = pages.apply(next);
            page = answer.items().iterator();
            next = answer.next();
        }
        current = page.hasNext() ? page.next() : null;
        return current != null;
    }

    @Override
    public @Nullable Object get(int column) {
        var item = current;
        if (item == null) {
            throw new IllegalStateException("no current row");
        }
        if (columns.isEmpty()) {
            Map<String, Value> all = new HashMap<>();
            item.attributes().forEach(name -> all.put(name, item.get(name)));
            return new Json(JsonText.render(new Value.Document(all)));
        }
        var value = item.get(columns.get(column - 1));
        var type = types.get(column - 1);
        if (!value.isNull() && type != AttributeType.DOCUMENT && typeOf(value) != type) {
            throw Refusal.of(
                    "PARTIQL_TYPES",
                    Refusal.DATA,
                    "attribute " + columns.get(column - 1) + " is of type " + typeOf(value) + " here, and was of type "
                            + type + " in the rows of the first page",
                    "PartiQL",
                    "Select *, which gives each item as a JSON document.");
        }
        return ValueCodec.decode(type, value);
    }

    @Override
    public void close() {
        current = null;
    }
}
