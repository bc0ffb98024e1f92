package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Marker;
import io.virga.dynamodb.internal.exec.Row;
import io.virga.dynamodb.internal.exec.RowForms;
import io.virga.dynamodb.internal.exec.Subject;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives rows their new form beside the one that they have, exactly as an application does that writes both. */
final class Expansion implements Rewriting {

    private final RowForms forms;

    Expansion(Announcement.Forms forms) {
        this.forms = forms.asBefore(forms.from());
    }

    @Override
    public TableMapping from() {
        return forms.own();
    }

    @Override
    public TableMapping to() {
        return forms.other();
    }

    /** The second item of a row is not one: it follows from the first. */
    @Override
    public boolean owns(Item item) {
        return forms.own().owns(item::get) && !forms.isOther(item);
    }

    @Override
    public boolean isExpired(Item item, Instant now) {
        return forms.own().isExpired(item::get, () -> now);
    }

    @Override
    public Rewritten rewrite(Item item) {
        var oldKey = forms.own().table().keyOf(item::get);
        try {
            var attributes = new HashMap<String, Value>();
            item.attributes().forEach(name -> attributes.put(name, item.get(name)));
            var both = forms.withBoth(attributes);
            var after = forms.keepsKey() ? both : forms.twin(both);
            var key = forms.other().table().keyOf(name -> after.getOrDefault(name, Value.NULL));
            return new Rewritten(
                    forms.keepsKey() ? Rewritten.How.CHANGE : Rewritten.How.COPY,
                    forms.own(),
                    forms.other(),
                    item,
                    oldKey,
                    key,
                    after,
                    List.copyOf(arriving(both).values()),
                    List.of());
        } catch (Refusal | IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw Refusal.of(
                    "ROW_NOT_CONVERTIBLE",
                    Refusal.DATA,
                    "a row cannot be brought along: " + e.getMessage(),
                    forms.own().entity() + " " + RowRewriter.text(oldKey),
                    "Correct the row, and run virga migrate again.");
        }
    }

    /** What only the new form keeps beside a row. */
    private Map<ItemKey, Marker> arriving(Map<String, Value> both) {
        var markers = markers(forms.other(), both);
        markers.keySet().removeAll(markers(forms.own(), both).keySet());
        return markers;
    }

    private static Map<ItemKey, Marker> markers(TableMapping mapping, Map<String, Value> attributes) {
        var row = new Row(mapping, Item.of(attributes));
        var moment = mapping.timeToLive()
                .flatMap(ttl -> Optional.ofNullable(attributes.get(ttl.attribute())))
                .orElse(Value.NULL);
        var markers = new HashMap<ItemKey, Marker>();
        Marker.of(mapping, Subject.row(mapping, row.id()), row::value, moment)
                .forEach(marker -> markers.put(marker.key(), marker));
        return markers;
    }
}
