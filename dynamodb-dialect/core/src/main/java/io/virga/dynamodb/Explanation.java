package io.virga.dynamodb;

import io.virga.dynamodb.internal.boot.Explaining;
import jakarta.persistence.Query;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;

/**
 * How a query is answered: the requests it sends, what they are narrowed by, and what is left for us to do. Nothing is read or written to
 * find out, and nothing is flushed.
 *
 * <pre>{@code
 * Explanation.of(em.createQuery("select c from Customer c where c.country = 'Italy' and c.name like 'A%'"))
 * // Query shop/gsi1 key[country='Italy', name like 'A%'] for Customer (eventually consistent)
 * // filter[t0.country = 'Italy' and t0.name like 'A%']
 * }</pre>
 *
 * @param statements what the query becomes: one statement, several for a bulk statement over several tables
 */
public record Explanation(List<Statement> statements) {

    public Explanation {
        statements = List.copyOf(statements);
    }

    /**
     * Explains a query with the parameters it has now: JPQL, criteria or native SQL, also an update or delete, which needs a transaction as its
     * execution does.
     *
     * @throws IllegalArgumentException if the database of the query is not DynamoDB
     */
    public static Explanation of(Query query) {
        return new Explanation(Explaining.explain(query));
    }

    /**
     * Explains a selection that is not a {@link Query}, such as that of a typed statement: {@code
     * Explanation.ofSelection(uow.select(User.class).where(…).toQuery())}.
     *
     * @throws IllegalArgumentException if the database of the query is not DynamoDB
     */
    public static Explanation ofSelection(SelectionQuery<?> query) {
        return new Explanation(Explaining.explainSelection(query));
    }

    /**
     * Explains a write that is not a {@link Query}, such as that of a typed statement.
     *
     * @throws IllegalArgumentException if the database of the query is not DynamoDB
     */
    public static Explanation ofMutation(MutationQuery query) {
        return new Explanation(Explaining.explainMutation(query));
    }

    /**
     * The statement of a query that is one.
     *
     * @throws IllegalStateException if it became several
     */
    public Statement statement() {
        if (statements.size() != 1) {
            throw new IllegalStateException("the query became " + statements.size() + " statements");
        }
        return statements.get(0);
    }

    /** Who puts the answer together. */
    public enum Answer {
        /** The items themselves, filtered, joined, sorted and cut by us. */
        ITEMS,
        /** H2, which runs the statement over the rows that were read. */
        RESIDUAL,
        /** Nobody: the statement is refused when it runs. */
        REFUSED
    }

    /**
     * One statement.
     *
     * @param accesses how its tables are read, in the order of the requests; none for native SQL, which asks for rows as it needs them
     * @param filter the condition on whole rows, as far as it was understood, and that they have not expired; empty where there is none. A key
     *     condition is part of it: it is evaluated again on every row
     * @param order what the rows are sorted by here; empty where they come in the order that is asked for, or H2 sorts them
     * @param residual what of the statement needs H2, or why it is refused; empty where it is answered from the items
     */
    public record Statement(Answer answer, List<Access> accesses, String filter, String order, String residual) {

        public Statement {
            accesses = List.copyOf(accesses);
        }

        /** The fewest requests that can answer it, if rows are found at every step and each answer is one page. */
        public long requests() {
            return accesses.stream().mapToLong(Access::requests).sum();
        }

        @Override
        public String toString() {
            var lines = accesses.stream().map(Access::toString).collect(Collectors.joining("\n"));
            if (!filter.isEmpty()) {
                lines += (lines.isEmpty() ? "" : "\n") + "filter[" + filter + "]";
            }
            if (!order.isEmpty()) {
                lines += "\norder[" + order + "]";
            }
            if (!residual.isEmpty()) {
                lines += (lines.isEmpty() ? "" : "\n") + (answer == Answer.REFUSED ? "refused[" : "residual[")
                        + residual + "]";
            }
            return lines;
        }
    }

    /**
     * How one or several tables are read.
     *
     * @param operation {@code GetItem}, {@code BatchGetItem}, {@code Query} or {@code Scan}; {@code UpdateItem} for a row that is written unread
     * @param table the physical table
     * @param index the secondary index, empty for the table itself
     * @param key what the key is pinned to, empty for a scan; {@code located} and {@code found} for keys that the request before gave: the rows behind
     *     locators, and those behind index entries that are not trusted
     * @param rows the relational tables whose rows it brings, those of entities and of collections
     * @param attributes those that are asked for of each item; all of them where empty
     * @param options what else is asked, in words: {@code count only}, {@code backwards}, {@code limit 10} (items of the first page), {@code filter _type
     *     in [Customer]}, {@code 8 segments}, {@code eventually consistent}
     * @param wave 1 for what is known from the start, otherwise one more than that of the rows that point there
     * @param requests how many requests it is at least
     */
    public record Access(
            String operation,
            String table,
            String index,
            String key,
            List<String> rows,
            List<String> attributes,
            List<String> options,
            int wave,
            long requests) {

        public Access {
            rows = List.copyOf(rows);
            attributes = List.copyOf(attributes);
            options = List.copyOf(options);
        }

        @Override
        public String toString() {
            return (requests > 1 ? requests + " × " : "")
                    + operation
                    + " " + table + (index.isEmpty() ? "" : "/" + index)
                    + (key.isEmpty() ? "" : " key[" + key + "]")
                    + " for " + String.join(", ", rows)
                    + (attributes.isEmpty() ? "" : " attributes" + attributes)
                    + (options.isEmpty() ? "" : " (" + String.join(", ", options) + ")")
                    + (wave > 1 ? " in wave " + wave : "");
        }
    }

    @Override
    public String toString() {
        return statements.stream().map(Statement::toString).collect(Collectors.joining("\n"));
    }
}
