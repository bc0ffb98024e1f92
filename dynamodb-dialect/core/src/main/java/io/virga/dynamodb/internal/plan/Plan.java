package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.predicate.Predicate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a statement does. Immutable, free of bound values, and so kept with the translated statement. */
public sealed interface Plan {

    /**
     * A SELECT that is answered from the items alone.
     *
     * @param filter what is left to check on whole rows
     * @param pushdown what the one access path of a query over one table does by itself
     * @param projected whether only what the query names is read
     */
    record Direct(Query query, List<Step> steps, Predicate filter, Pushdown pushdown, boolean projected)
            implements Plan {
        public Direct {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A SELECT whose rows are fetched by these steps and whose text is then run over them.
     *
     * @param reason what of the statement made it so
     * @param needed what of each table the text can use
     * @param reads what the steps were planned from; empty where there are none
     */
    record Residual(
            String sql,
            List<Step> steps,
            List<TableMapping> tables,
            String reason,
            Needed needed,
            Optional<Reads> reads)
            implements Plan {
        public Residual {
            steps = List.copyOf(steps);
            tables = List.copyOf(tables);
        }

        /** Of a text whose tables are asked for their rows, or read by steps that nothing else could replace. */
        public Residual(String sql, List<Step> steps, List<TableMapping> tables, String reason, Needed needed) {
            this(sql, steps, tables, reason, needed, Optional.empty());
        }
    }

    /** What of the rows of each table is read, by the table's name; of a table that is not there all. */
    record Needed(Map<String, Projection> byTable) {
        public Needed {
            byTable = Map.copyOf(byTable);
        }

        public Projection of(TableMapping mapping) {
            return byTable.getOrDefault(mapping.name(), Projection.ALL);
        }

        Projection of(List<Source> fed) {
            return Projection.all(
                    fed.stream().map(source -> of(source.mapping())).toList());
        }
    }

    /**
     * The tables of a statement and what is known of the rows that it needs.
     *
     * @param where true of all those rows
     */
    record Reads(List<JoinedSource> sources, Predicate where) {
        public Reads {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A write of one row, or of all rows with a key, as a flush does it.
     *
     * @param locate how the rows are read where the session does not know them; empty for an insert
     */
    record Write(RowWrite write, Optional<Direct> locate) implements Plan {}

    /**
     * A write of every row that a query answers.
     *
     * @param rows the query: what it selects, by position, are the parameters of the write
     * @param write what is done for each row of the answer; the same row twice is written once
     * @param atomic the same without reading the row, where that can be done
     */
    record Bulk(Residual rows, Write write, Optional<Atomic> atomic) implements Plan {
        public Bulk(Residual rows, Write write) {
            this(rows, write, Optional.empty());
        }
    }

    /**
     * A delete of all rows of a table.
     *
     * @param keys reads of each row what deleting it takes: its key, its version, and what the items kept beside it follow from
     * @param rows reads them whole
     */
    record Clearing(TableMapping mapping, Direct keys, Direct rows) implements Plan {}

    /**
     * A write of every row that a query answers: of one that is not there yet an insert, of one that is there an update, or nothing.
     *
     * @param rows the query: what it selects, by position, are the parameters of both writes
     * @param there the position of a column that is null where no row is there
     * @param wanted the position of the truth value that says whether the row that is there is updated
     * @param byRow whether the row that is there decides on that, so that it is not known of one that is not
     * @param uniques of each constraint that rows may meet, the positions of the values that no two rows have; one where rows are updated
     */
    record Upsert(
            Residual rows,
            Write insert,
            Write update,
            int there,
            int wanted,
            boolean byRow,
            List<List<Integer>> uniques)
            implements Plan {
        public Upsert {
            uniques = uniques.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A SELECT in PartiQL that is sent as it is.
     *
     * @param index the index that it reads, empty for the table itself
     * @param columns the attributes that it selects; the item as one document where empty
     * @param scan what it reads where its condition pins no partition: all of the table
     */
    record PartiQl(
            String statement, PhysicalTable table, String index, List<String> columns, Optional<AccessPath.Scan> scan)
            implements Plan {
        public PartiQl {
            columns = List.copyOf(columns);
        }
    }

    /** What is not done, and why: thrown when the statement runs, not before. */
    record Refused(String code, String what, String where, String remedy) implements Plan {}
}
