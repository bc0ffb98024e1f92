package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.Locator;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import java.util.List;
import java.util.Optional;

/**
 * How items are read. Every path reads at least the rows that matter; what it reads beyond them is for the residual to
 * drop.
 */
public sealed interface AccessPath {

    /** The whole key is known: GetItem, or BatchGetItem for a list of keys. */
    record Items(TableMapping mapping, KeyValues values) implements AccessPath {
        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.items(this);
        }
    }

    /** The primary key is known, the partition is not: read the locators, then the items. */
    record Located(TableMapping mapping, Locator locator, KeyValues values) implements AccessPath {
        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.located(this);
        }
    }

    /** The partition key is known: Query on the table, or on an index. */
    record Partition(TableMapping mapping, Optional<IndexMapping> index, KeyValues values, SortRange range)
            implements AccessPath {

        /** Whether it reads all rows of its table: their partition key is the same, and nothing narrows the sort key. */
        boolean isWhole() {
            return index.isEmpty() && values.byColumn().isEmpty() && range.isAll();
        }

        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.partition(this);
        }
    }

    /**
     * One Query of an item collection that feeds several tables of the statement.
     *
     * @param parts the paths that it stands for: {@link Items} and {@link Partition}
     */
    record Collection(TableMapping mapping, KeyValues values, List<TableMapping> feeds, List<AccessPath> parts)
            implements AccessPath {
        public Collection {
            feeds = List.copyOf(feeds);
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.collection(this);
        }
    }

    /**
     * Nothing else serves: every item of the physical table is read.
     *
     * @param unserved why, table by table; a table that rides on another's scan is not among them
     */
    record Scan(PhysicalTable table, List<TableMapping> feeds, List<Unserved> unserved) implements AccessPath {
        public Scan {
            feeds = List.copyOf(feeds);
            unserved = List.copyOf(unserved);
        }

        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.scan(this);
        }
    }

    /**
     * A table whose condition no key and no index serves.
     *
     * @param predicate the condition, empty when there is none
     * @param columns those that an index could serve it by
     */
    record Unserved(TableMapping mapping, String predicate, List<String> columns) {
        public Unserved {
            columns = List.copyOf(columns);
        }
    }

    <R> R fold(Fold<R> fold);

    /** The key it reads by, none for a scan. */
    default Optional<KeyValues> key() {
        return fold(new Fold<>() {
            @Override
            public Optional<KeyValues> items(Items path) {
                return Optional.of(path.values());
            }

            @Override
            public Optional<KeyValues> located(Located path) {
                return Optional.of(path.values());
            }

            @Override
            public Optional<KeyValues> partition(Partition path) {
                return Optional.of(path.values());
            }

            @Override
            public Optional<KeyValues> collection(Collection path) {
                return Optional.of(path.values());
            }

            @Override
            public Optional<KeyValues> scan(Scan path) {
                return Optional.empty();
            }
        });
    }

    /** One case for each path. */
    interface Fold<R> {
        R items(Items path);

        R located(Located path);

        R partition(Partition path);

        R collection(Collection path);

        R scan(Scan path);
    }
}
