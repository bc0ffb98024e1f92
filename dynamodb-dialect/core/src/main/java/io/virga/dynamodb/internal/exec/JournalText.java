package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.journal.Answer;
import io.virga.dynamodb.internal.journal.State;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the journal stands in the table, and how. Heads are spread over 16 partitions by the first digit of the transaction's id, so that they
 * can be listed; the chunks of a transaction have a partition of their own.
 */
final class JournalText {

    private static final String HEADS = "virga#journal#";
    private static final String CHUNKS = "virga#journal-of#";
    private static final String TYPE = "#journal";
    private static final String STATE = "state";
    private static final String PARTS = "parts";
    private static final String ENTRIES = "entries";

    private JournalText() {}

    static ItemKey headKey(String tx) {
        return ItemKey.of(HEADS + tx.charAt(0), tx);
    }

    static ItemKey chunkKey(String tx, int chunk) {
        return ItemKey.of(CHUNKS + tx, String.format("%06d", chunk));
    }

    static Request.Put head(PhysicalTable table, String tx, int parts) {
        return new Request.Put(
                table,
                headKey(tx),
                Map.of(
                        PhysicalTable.TYPE,
                        Value.text(TYPE),
                        STATE,
                        Value.text(State.PENDING.name()),
                        PARTS,
                        Value.Num.of(parts)),
                Expression.NONE);
    }

    static Request.Put chunk(PhysicalTable table, String tx, int chunk, List<JournalEntry> entries) {
        var values = entries.stream().map(JournalEntry::toValue).toList();
        return new Request.Put(
                table,
                chunkKey(tx, chunk),
                Map.of(PhysicalTable.TYPE, Value.text(TYPE), ENTRIES, new Value.Sequence(values)),
                Expression.NONE);
    }

    static List<JournalEntry> entries(PhysicalTable table, Item chunk, String tx) {
        int number = Integer.parseInt(((Value.Text) chunk.get(table.sortKey())).value());
        return ((Value.Sequence) chunk.get(ENTRIES))
                .elements().stream()
                        .map(entry -> JournalEntry.of(entry, tx, number))
                        .toList();
    }

    /** The commit point, or its opposite: a head that is pending becomes this. */
    static Request.Update decision(PhysicalTable table, String tx, State state) {
        var names = new Placeholders();
        var attribute = names.name(STATE);
        var update = "SET " + attribute + " = " + names.value(Value.text(state.name()));
        var condition = attribute + " = " + names.value(Value.text(State.PENDING.name()));
        return new Request.Update(table, headKey(tx), names.expression(update), names.expression(condition));
    }

    static Answer.Head headOf(Optional<Item> item) {
        return item.map(head -> new Answer.Head(
                        State.valueOf(((Value.Text) head.get(STATE)).value()),
                        ((Value.Num) head.get(PARTS)).value().intValueExact()))
                .orElseGet(() -> new Answer.Head(State.GONE, 0));
    }

    /** The pages of all heads begin here. */
    static List<Request.Query> heads(PhysicalTable table) {
        return IntStream.range(0, 16)
                .mapToObj(digit -> all(table, HEADS + Integer.toHexString(digit)))
                .toList();
    }

    static Request.Query chunks(PhysicalTable table, String tx) {
        return all(table, CHUNKS + tx);
    }

    private static Request.Query all(PhysicalTable table, String partition) {
        return new Request.Query(
                table,
                "",
                KeyCondition.partition(table.partitionKey(), Value.text(partition)),
                Expression.NONE,
                List.of(),
                true,
                0,
                true,
                false,
                Map.of());
    }
}
