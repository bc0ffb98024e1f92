package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.Explanation;
import io.virga.dynamodb.internal.journal.Statement;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Coercion;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.model.ValueCodec;
import io.virga.dynamodb.internal.plan.Atomic;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.RowWrite;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one connection does: reads at once, writes at commit. Writes wait in memory until then, and every read sees them.
 *
 * <p>Not safe for use by several threads, as a connection is not.
 */
public final class Work {

    /** How often a row is read again that others change while a migration wants it written twice. */
    private static final int ATTEMPTS = 20;

    private final WriteSet writes = new WriteSet();
    /** Roots that rows written in this transaction asked for their time to live. */
    private final Map<WriteSet.Place, Optional<Item>> roots = new HashMap<>();

    private final WorkSettings settings;
    private final ItemStore store;
    private final ParallelReads parallel;
    private final Sequences sequences;
    private final GivenValues given;
    private SessionRows rows = new SessionRows();
    private final UnreadWrites unread;
    private ReadSet seen = ReadSet.OFF;
    private boolean transaction;
    private @Nullable Catalog catalog;
    /** The table whose items may bear locks, null for none. */
    private @Nullable PhysicalTable journal;

    private MigrationWatch watch = MigrationWatch.NONE;
    /** The mark up to which a flush has asked the store already. */
    private int checked;

    /** @param threads where what a statement reads at once is asked for; see {@link ParallelReads} */
    public Work(ItemStore store, WorkSettings settings, Executor threads) {
        this.settings = settings;
        this.store = store;
        this.parallel = new ParallelReads(threads, settings.parallelReads());
        this.sequences = new Sequences(store, settings);
        this.given = new GivenValues(sequences);
        this.unread = new UnreadWrites(this::reads, writes, () -> seen);
    }

    /**
     * From now on it works for this session.
     *
     * @param sessionRows what rows are remembered in, and looked for in
     * @param design the keys of the session's persistence unit
     * @param migrations what it knows of those that run
     */
    public void use(SessionRows sessionRows, Catalog design, MigrationWatch migrations) {
        rows = sessionRows;
        catalog = design;
        watch = migrations;
    }

    /**
     * Whether items of the table that the URL names may bear the locks of journaled transactions: its schema item says so. Then every
     * write looks for them, and every read looks through them.
     */
    public void journal(boolean on) {
        journal = on ? settings.table() : null;
    }

    /** Whether what follows is a transaction, and no series of statements that are one each. */
    public void transaction(boolean begun) {
        if (transaction != begun) {
            transaction = begun;
            seen = newReadSet();
        }
    }

    private ReadSet newReadSet() {
        return transaction ? ReadSet.of(settings.isolation()) : ReadSet.OFF;
    }

    /** Whether a transaction that only reads has something to send when it commits. */
    public boolean validates() {
        return settings.isolation() != WorkSettings.Isolation.READ_COMMITTED;
    }

    /** What reads for one statement, or for a write. */
    private ItemStore reads() {
        return journal == null ? store : new LockedReads(store, journal, Statement.NEW);
    }

    /**
     * Finishes every transaction that the journal holds: those of the dead, and, after a while, those of the slow.
     *
     * @return how many there were
     */
    public int recoverJournal() {
        return new Journal(store, settings.table(), settings.retryTimeout()).recover();
    }

    private Optional<References> references() {
        var design = catalog;
        return settings.foreignKeys() && design != null
                ? Optional.of(new References(writes, design))
                : Optional.empty();
    }

    /**
     * Whether {@link #lock} knows where a row is: its id tells, or the session has read it or written it.
     *
     * @param id the primary key: columns to values
     */
    public boolean isLocatable(TableMapping mapping, Map<String, @Nullable Object> id) {
        var key = coerced(mapping, id);
        return mapping.isKeyedBy(key.keySet())
                || rows.find(mapping, RowWriter.id(mapping, key::get)).isPresent();
    }

    private static Map<String, @Nullable Object> coerced(TableMapping mapping, Map<String, @Nullable Object> id) {
        Map<String, @Nullable Object> key = new HashMap<>();
        id.forEach((column, value) -> key.put(column, Coercion.coerce(mapping.attribute(column), value)));
        return key;
    }

    /**
     * Asks that at commit a row is of this version still.
     *
     * @param id the primary key, of a row that {@link #isLocatable}: columns to values
     * @param version the value of the version column
     */
    public void lock(TableMapping mapping, Map<String, @Nullable Object> id, @Nullable Object version) {
        unread.read(mapping);
        var key = coerced(mapping, id);
        var values = RowWriter.id(mapping, key::get);
        var place = rows.find(mapping, values).map(Row::key).orElseGet(() -> mapping.key(key::get));
        var attribute = mapping.attribute(mapping.version());
        var expected = ValueCodec.encode(attribute, Coercion.coerce(attribute, version), mapping.entity());
        writes.claim(
                new WriteSet.Place(mapping.table(), place),
                "",
                PendingItem.check(
                        mapping.table(),
                        place,
                        new Subject(mapping, values, Subject.Role.LOCK, ""),
                        Map.of(attribute.name(), expected)));
    }

    public Rows select(Plan.Direct plan, @Nullable Object[] parameters, Hints hints, Deadline deadline) {
        var query = plan.query();
        query.sources().forEach(joined -> unread.read(joined.source().mapping()));
        if (!query.isCount()) {
            return new TupleRows(query, tuples(plan, parameters, hints, deadline));
        }
        return new CountRows(() -> {
            // what is locked may yet come or go: the store cannot count it
            var counted =
                    journal == null ? run(store, parameters, hints, deadline).count(plan) : OptionalLong.empty();
            if (counted.isPresent()) {
                return counted.getAsLong();
            }
            var tuples = tuples(plan, parameters, hints, deadline);
            long count = 0;
            while (tuples.hasNext()) {
                tuples.next();
                count++;
            }
            return count;
        });
    }

    private Iterator<Tuple> tuples(Plan.Direct plan, @Nullable Object[] parameters, Hints hints, Deadline deadline) {
        int mark = seen.mark();
        return journal == null
                ? run(store, parameters, hints, deadline).tuples(plan)
                : new WholeStatement(store, journal).stream(reads -> {
                    seen.rollbackTo(mark);
                    return run(reads, parameters, hints, deadline).tuples(plan);
                });
    }

    /** What a plan would do with these parameters. */
    public Explanation.Statement explain(Plan plan, @Nullable Object[] parameters, Hints hints) {
        return Explainer.explain(plan, parameters, hints, run(store, parameters, hints, Deadline.NONE));
    }

    /**
     * What a PartiQL statement answers, of what is stored.
     *
     * @throws Refusal where the transaction has written, or what it reads has to be more than that
     */
    public Rows partiQl(Plan.PartiQl plan, @Nullable Object[] parameters, Hints hints, Deadline deadline) {
        PartiQlRun.check(
                !writes.isEmpty(), validates(), journal != null, plan.table().name());
        var reads = new TimedReads(store, deadline, watch, watch.reading());
        return new PartiQlRun(reads, settings, hints).run(plan, parameters);
    }

    /** What the statement of a residual plan runs over. */
    public Fetched fetch(Plan.Residual plan, @Nullable Object[] parameters, Hints hints, Deadline deadline) {
        plan.tables().forEach(unread::read);
        int mark = seen.mark();
        return journal == null
                ? run(store, parameters, hints, deadline).fetch(plan)
                : new WholeStatement(store, journal).run(reads -> {
                    seen.rollbackTo(mark);
                    return run(reads, parameters, hints, deadline).fetch(plan);
                });
    }

    /** The number of rows written; nothing is sent before {@link #commit()}. */
    public int write(Plan.Write plan, @Nullable Object[] parameters) {
        int mark = writes.mark();
        try {
            unread.read(plan.write().mapping());
            return new RowWriter(writes, rows, given, new Finder(plan.locate()), references())
                    .write(plan.write(), parameters);
        } catch (RuntimeException e) {
            writes.rollbackTo(mark);
            throw e;
        }
    }

    /**
     * Changes a row at commit without having read it, which then fails if the row is not there. Before that, whatever asks for rows
     * of its table reads it after all.
     *
     * @return whether it does so: not where the transaction wrote the row already, or a value does not allow it
     */
    public boolean updateUnread(Atomic atomic, @Nullable Object[] parameters) {
        // a row that a migration wants in two forms has to be known
        return watch.reading().of(atomic.mapping()).isEmpty() && unread.update(atomic, parameters, rows);
    }

    /** The number of rows written, those of a query's answer; all of them or, where one fails, none. */
    public int write(Plan.Bulk plan, List<? extends List<?>> answer) {
        int mark = writes.mark();
        try {
            return new BulkWrite(this::write).run(plan, answer);
        } catch (RuntimeException e) {
            rollbackTo(mark);
            throw e;
        }
    }

    /** The number of rows deleted; all of them or, where one fails, none. */
    public int write(Plan.Clearing plan, Hints hints, Deadline deadline) {
        int mark = writes.mark();
        try {
            unread.read(plan.mapping());
            // what a journal locks, or a migration keeps twice, has to be known whole
            boolean whole = journal != null
                    || watch.reading().of(plan.mapping()).isPresent()
                    || watch.writing().of(plan.mapping()).isPresent();
            var reads = whole ? plan.rows() : plan.keys();
            var limit = new RowLimit(settings.maxRows());
            var cleared = new ArrayList<Row>();
            tuples(reads, new @Nullable Object[0], hints, deadline).forEachRemaining(tuple -> {
                cleared.add(Objects.requireNonNull(tuple.row(0)));
                limit.check(cleared.size(), null);
            });
            var writer = new RowWriter(writes, rows, given, new Finder(Optional.of(plan.rows())), references());
            cleared.forEach(row -> writer.delete(row, !whole && reads.projected()));
            return cleared.size();
        } catch (RuntimeException e) {
            rollbackTo(mark);
            throw e;
        }
    }

    /** The number of rows inserted and updated; all of them or, where one fails, none. */
    public int write(Plan.Upsert plan, List<? extends List<?>> answer) {
        int mark = writes.mark();
        try {
            return new BulkWrite(this::write).run(plan, answer);
        } catch (RuntimeException e) {
            rollbackTo(mark);
            throw e;
        }
    }

    /** Reads for a write, the transaction's own writes in place of what is stored. */
    private final class Finder implements RowWriter.RowFinder {

        private final Optional<Plan.Direct> located;
        private final ItemReader reader = reader(reads(), Hints.NONE, Deadline.NONE);

        /** @param located how the rows of the write are read */
        Finder(Optional<Plan.Direct> located) {
            this.located = located;
        }

        @Override
        public List<Row> find(RowWrite write, @Nullable Object[] parameters) {
            var found = new ArrayList<Row>();
            var locate = located.orElseThrow();
            var source = locate.query().sources().get(0).source();
            run(reads(), parameters, Hints.NONE, Deadline.NONE).tuples(locate).forEachRemaining(tuple -> {
                var row = tuple.row(source.index());
                if (row != null) {
                    found.add(row);
                }
            });
            return found;
        }

        @Override
        public Optional<Item> get(PhysicalTable table, ItemKey key) {
            var pending = writes.find(table, key);
            if (pending.isPresent()) {
                return pending.get().item();
            }
            return roots.computeIfAbsent(
                    new WriteSet.Place(table, key),
                    place -> Optional.ofNullable(
                            reader.get(table, Set.of(key), List.of()).get(key)));
        }

        @Override
        public Iterator<Item> partition(PhysicalTable table, Value partition) {
            return reader.partition(table, partition);
        }

        @Override
        public void deleted(Row row) {
            var design = catalog;
            if (design != null) {
                for (var reference : design.onDeleteOf(row.mapping())) {
                    References.onDelete(reference, row, design)
                            .ifPresent(follow -> write(follow.plan(), follow.parameters()));
                }
            }
        }
    }

    private ItemReader reader(ItemStore reads, Hints hints, Deadline deadline) {
        var forms = watch.reading();
        var timed = new TimedReads(reads, deadline, watch, forms);
        var ranges = new RangeReads(seen, catalog, forms, new BatchReads(timed, settings.retryTimeout(), parallel));
        return new ItemReader(timed, parallel, writes, settings, hints, forms, seen, ranges);
    }

    private SelectRun run(ItemStore reads, @Nullable Object[] parameters, Hints hints, Deadline deadline) {
        var reader = reader(reads, hints, deadline);
        return new SelectRun(
                reader, parallel, new ItemRows(reader, rows, writes), new RowLimit(settings.maxRows()), parameters);
    }

    /** An item as it is stored, outside of the transaction. */
    public Optional<Item> read(PhysicalTable table, ItemKey key) {
        return store.get(new Request.Get(table, key, List.of(), true));
    }

    /** Writes an item at once, outside of the transaction and whatever was there; repeated where that failed. */
    public void replace(PhysicalTable table, ItemKey key, Map<String, Value> item) {
        new Repetition(settings.retryTimeout())
                .run(attempt -> store.write(new Request.Put(table, key, item, Expression.NONE)));
    }

    /** Deletes the stored items of a table that are asked for, at once and in several transactions; returns how many. */
    public long truncate(PhysicalTable table, Predicate<Item> which) {
        return new Truncation(store, settings.retryTimeout()).run(table, which);
    }

    /** Gives every stored row of a table the attributes of indexes that came after it; returns how many were changed. */
    public long backfill(TableMapping mapping, List<IndexMapping> indexes) {
        return new Backfill(store, settings.retryTimeout()).run(mapping, indexes);
    }

    /** Counts at once, outside of the transaction. */
    public long nextSequenceValue(String sequence) {
        return sequences.next(sequence);
    }

    /**
     * One row: the named columns of the row that was written last, or its identity column alone.
     *
     * @param columns as SQL text writes them, without quotes; none for the identity column
     */
    public Rows generatedValues(List<String> columns) {
        return given.lastWritten(columns);
    }

    /** What a row of a table generator holds, empty where it is not there. */
    public OptionalLong generatorValue(String generator, String segment) {
        return sequences.generatorValue(generator, segment);
    }

    /** Moves a row of a table generator on, at once; whether it held what was expected. */
    public boolean moveGenerator(String generator, String segment, OptionalLong expected, long next) {
        return sequences.moveGenerator(generator, segment, expected, next);
    }

    /** How far a sequence counts at a time, empty where there is none. */
    public OptionalLong sequenceIncrement(String sequence) {
        return sequences.increment(sequence);
    }

    /** Where the sequence is there already, only its increment may grow. */
    public void createSequence(String sequence, long initialValue, long increment) {
        sequences.create(sequence, initialValue, increment);
    }

    /** Whether the settings ask for {@link #checkFlush()}. */
    public boolean checksFlush() {
        return settings.flushCheck();
    }

    /**
     * Reads what was written since the last check and finds what a commit now would fail at.
     *
     * @throws RowConflict as {@link #commit()} would, and nothing is lost: going back to a mark before the write mends it
     */
    public void checkFlush() {
        var items = sendable();
        if (settings.commit() == WorkSettings.CommitMode.REFUSE) {
            Limits.check(items);
        }
        var places = writes.since(Math.min(checked, writes.mark()));
        var unchecked = items.stream()
                .filter(item -> places.contains(new WriteSet.Place(item.table(), item.key())))
                .toList();
        if (!unchecked.isEmpty()) {
            new FlushCheck(reads(), settings.retryTimeout(), parallel).run(unchecked);
        }
        checked = writes.mark();
    }

    /** A point to come back to: a mark in the write set. */
    public int mark() {
        return writes.mark();
    }

    public void rollbackTo(int mark) {
        writes.rollbackTo(mark);
        checked = Math.min(checked, mark);
    }

    public void rollback() {
        forget();
    }

    /**
     * Sends all writes, all or nothing, or, if the settings allow it and DynamoDB does not take them at once, as a series.
     *
     * @throws PartialCommit when a series stops midway
     * @throws RowConflict when a stored row is not what this transaction saw
     */
    public void commit() {
        if (writes.isUntouched() && seen.isEmpty()) {
            forget();
            return;
        }
        if (!writes.isEmpty()) {
            watch.writing().byTable().values().forEach(forms -> unread.read(forms.own()));
        }
        var items = sendable();
        try {
            sendAll(items);
        } catch (RuntimeException e) {
            unread.abandon();
            throw e;
        }
        forget();
    }

    private void sendAll(List<PendingItem> items) {
        if (items.isEmpty()) {
            return;
        }
        // where only one transaction is allowed, its commit refuses what does not fit
        boolean fits = settings.commit() == WorkSettings.CommitMode.REFUSE || Limits.fit(items);
        var table = journal;
        if (!fits && settings.commit() == WorkSettings.CommitMode.BATCHED) {
            checkUnread();
            sendSeries();
        } else if (!fits && settings.commit() == WorkSettings.CommitMode.JOURNALED && table != null) {
            checkAlone();
            // what others may finish must not depend on what they find
            unread.readAll();
            var read = Ranges.known(sendable(), reads());
            JournaledCommit.send(store, table, settings.retryTimeout(), read);
            remember(read);
        } else {
            send(items);
            remember(items);
        }
    }

    /** What was read cannot be checked for all of a series at once. */
    private void checkUnread() {
        if (!seen.isEmpty()) {
            throw Refusal.notSupported(
                    "BATCH_NOT_VALIDATED",
                    "the transaction is more than DynamoDB commits atomically, and a series of transactions cannot check at"
                            + " once what this one has read",
                    "commit=batched, isolation=" + settings.isolation().settingValue(),
                    "Commit in smaller transactions, let commit=journaled make it atomic, or write it where nothing is validated.");
        }
    }

    /** Who finishes a journaled transaction later writes what it says, and knows nothing of a migration. */
    private void checkAlone() {
        if (!watch.writing().isNone()) {
            throw Refusal.notSupported(
                    "JOURNAL_MIGRATES",
                    "a transaction of more than 100 items or 4 MB cannot be journaled while a migration runs",
                    settings.table().name(),
                    "Commit in smaller transactions until virga status says that it is applied.");
        }
    }

    private void sendSeries() {
        var forms = watch.writing();
        // what a migration adds is not to end the series in its middle
        var series = Series.of(
                writes,
                catalog,
                items -> forms.isNone()
                        ? 0
                        : BothForms.of(BothForms.whole(items, forms, store), forms)
                                .companions()
                                .size());
        new SeriesCommit(this::send, series, this::remember).run();
    }

    private void remember(List<PendingItem> committed) {
        for (var item : committed) {
            if (item.subject().role() == Subject.Role.ROW && !item.isUnread()) {
                item.item()
                        .ifPresent(after -> rows.remember(new Row(item.subject().mapping(), after)));
            }
        }
    }

    /** What the transaction wrote, and beside it what a migration that runs wants. */
    private void send(List<PendingItem> items) {
        var commit = new Commit(store, settings.retryTimeout(), journal);
        var pending = items;
        for (int attempt = 1; ; attempt++) {
            var forms = watch.writing();
            pending = BothForms.whole(pending, forms, store);
            var both = BothForms.of(pending, forms);
            try {
                commit.send(both.items(), both.companions(), watch::writing);
                return;
            } catch (RowConflict conflict) {
                var anew = forms.isNone() || attempt == ATTEMPTS
                        ? Optional.<List<PendingItem>>empty()
                        : BothForms.again(pending, forms, store);
                pending = anew.orElseThrow(() -> conflict);
            }
        }
    }

    /** What the commit is made of: writes that change something, and what is claimed of other items. */
    private List<PendingItem> sendable() {
        Map<WriteSet.Place, PendingItem> items = new LinkedHashMap<>();
        for (var item : writes.items()) {
            if (!item.isNothing()) {
                items.put(new WriteSet.Place(item.table(), item.key()), item);
            }
        }
        for (var claim : writes.claims()) {
            items.merge(new WriteSet.Place(claim.table(), claim.key()), claim, PendingItem::with);
        }
        boolean onlyReads = items.isEmpty();
        items.putAll(Ranges.touched(List.copyOf(items.values()), catalog));
        seen.checks().forEach((place, read) -> items.merge(place, read, PendingItem::asRead));
        return onlyReads && seen.isOfOneMoment() ? List.of() : List.copyOf(items.values());
    }

    private void forget() {
        seen = newReadSet();
        writes.clear();
        unread.clear();
        roots.clear();
        checked = 0;
    }
}
