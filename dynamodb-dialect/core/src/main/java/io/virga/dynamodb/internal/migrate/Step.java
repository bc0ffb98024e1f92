package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.TableDescription;
import java.util.List;

/** A step of a migration. Each can be carried out again after it was done, or half done. */
sealed interface Step {

    /** The phase of a migration that a step belongs to. */
    Phase phase();

    /** One line for the plan. */
    String title();

    <T> T fold(Fold<T> fold);

    /** One case per step. */
    interface Fold<T> {
        T createTable(CreateTable step);

        T deleteTable(DeleteTable step);

        T addIndex(AddIndex step);

        T deleteIndex(DeleteIndex step);

        T timeToLive(ExpireBy step);

        T billing(Bill step);

        T stream(StreamItems step);

        T createSequence(CreateSequence step);

        T rewrite(Rewrite step);

        T deleteRows(DeleteRows step);
    }

    record CreateTable(TableDescription table) implements Step {
        @Override
        public Phase phase() {
            return Phase.EXPAND;
        }

        @Override
        public String title() {
            return "create table " + table.name();
        }

        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.createTable(this);
        }
    }

    /** With all its items. */
    record DeleteTable(String table) implements Step {
        @Override
        public Phase phase() {
            return Phase.CONTRACT;
        }

        @Override
        public String title() {
            return "delete table " + table + " and all its items";
        }

        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.deleteTable(this);
        }
    }

    record AddIndex(String table, IndexDescription index) implements Step {
        @Override
        public Phase phase() {
            return Phase.EXPAND;
        }

        @Override
        public String title() {
            return "add index " + index.name() + " to " + table;
        }

        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.addIndex(this);
        }
    }

    /** @param first whether it goes before the rest, since another of its name comes */
    record DeleteIndex(String table, String index, boolean first) implements Step {
        @Override
        public Phase phase() {
            return first ? Phase.EXPAND : Phase.CONTRACT;
        }

        @Override
        public String title() {
            return "delete index " + index + " of " + table;
        }

        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.deleteIndex(this);
        }
    }

    /** @param attribute empty to end it */
    record ExpireBy(String table, String attribute) implements Step {
        @Override
        public Phase phase() {
            return Phase.EXPAND;
        }

        @Override
        public String title() {
            return attribute.isEmpty()
                    ? "end the time to live of " + table
                    : "let items of " + table + " expire by " + attribute;
        }

        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.timeToLive(this);
        }
    }

    record Bill(String table, TableDescription.Billing billing) implements Step {
        @Override
        public Phase phase() {
            return Phase.EXPAND;
        }

        @Override
        public String title() {
            return billing.onDemand()
                    ? "pay " + table + " on demand"
                    : "reserve " + billing.readUnits() + " read and " + billing.writeUnits() + " write units for "
                            + table;
        }

        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.billing(this);
        }
    }

    record StreamItems(String table, TableDescription.Stream stream) implements Step {
        @Override
        public Phase phase() {
            return Phase.EXPAND;
        }

        @Override
        public String title() {
            return "stream " + stream + " of " + table;
        }

        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.stream(this);
        }
    }

    /** Where there is one already, its increment only grows. */
    record CreateSequence(Catalog.Sequence sequence) implements Step {
        @Override
        public Phase phase() {
            return Phase.EXPAND;
        }

        @Override
        public String title() {
            return "create sequence " + sequence.name() + " from " + sequence.initialValue() + " by "
                    + sequence.increment();
        }

        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.createSequence(this);
        }
    }

    /** Brings the stored rows of some tables along, in one scan of the table that holds them. */
    record Rewrite(String table, List<RowChange> rows) implements Step {
        public Rewrite {
            rows = List.copyOf(rows);
        }

        @Override
        public Phase phase() {
            return Phase.BACKFILL;
        }

        @Override
        public String title() {
            return "rewrite the rows of "
                    + String.join(", ", rows.stream().map(RowChange::mapping).toList()) + " in " + table;
        }

        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.rewrite(this);
        }
    }

    /** Rows of relational tables that are no more, and what is kept beside them. */
    record DeleteRows(String table, List<String> mappings) implements Step {
        public DeleteRows {
            mappings = List.copyOf(mappings);
        }

        @Override
        public Phase phase() {
            return Phase.CONTRACT;
        }

        @Override
        public String title() {
            return "delete the rows of " + String.join(", ", mappings) + " in " + table;
        }

        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.deleteRows(this);
        }
    }
}
