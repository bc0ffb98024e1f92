package io.virga.differential;

import io.virga.differential.trade.Trade;
import io.virga.dynamodb.Explanation;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Asks two sides the same questions about the same data, and keeps the questions that they answer differently. */
final class Comparison {

    private static final int QUERIES_PER_TRANSACTION = 25;

    private final Side left;
    private final Side right;
    private final long seed;
    private final List<Difference> differences = new ArrayList<>();
    private int asked;
    private int answered;
    private int withRows;
    private int failedAlike;
    private final Map<Explanation.Answer, Integer> explained = new EnumMap<>(Explanation.Answer.class);

    /** One question, and two answers that should have been one. */
    record Difference(GeneratedQuery query, boolean pendingWrites, Answer left, Answer right) {}

    /** @param seed of the queries and of the pending changes; the data are there already, the same on both sides */
    Comparison(Side left, Side right, long seed) {
        this.left = left;
        this.right = right;
        this.seed = seed;
    }

    /** Asks so many questions: a part without a transaction, a part in transactions with changes that are not written yet. */
    void ask(int questions) {
        QueryGenerator generator = new QueryGenerator(seed);
        Random random = new Random(seed);
        while (asked < questions) {
            boolean pending = random.nextBoolean();
            askBatch(generator, Math.min(QUERIES_PER_TRANSACTION, questions - asked), pending, random.nextLong());
        }
    }

    private void askBatch(QueryGenerator generator, int questions, boolean pending, long disturbance) {
        try (EntityManager a = left.factory().createEntityManager();
                EntityManager b = right.factory().createEntityManager()) {
            if (pending) {
                a.getTransaction().begin();
                b.getTransaction().begin();
                Trade.disturb(disturbance, a);
                Trade.disturb(disturbance, b);
            }
            for (int i = 0; i < questions; i++) {
                GeneratedQuery query = generator.next();
                Answer answer = right.answer(b, query);
                compare(query, pending, left.answer(a, query), answer);
                if (!answer.failed()) {
                    right.explain(b, query).ifPresent(how -> explained.merge(how, 1, Integer::sum));
                }
            }
            if (pending) {
                a.getTransaction().rollback();
                b.getTransaction().rollback();
            }
        }
    }

    private void compare(GeneratedQuery query, boolean pending, Answer a, Answer b) {
        asked++;
        if (a.failed() && b.failed()) {
            failedAlike++;
        } else if (a.equals(b)) {
            answered++;
            withRows += a.rows().isEmpty() ? 0 : 1;
        } else {
            differences.add(new Difference(query, pending, a, b));
        }
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    int asked() {
        return asked;
    }

    int failedAlike() {
        return failedAlike;
    }

    int withRows() {
        return withRows;
    }

    /** How many questions the right side, where it is DynamoDB, answers in this way. */
    int explained(Explanation.Answer how) {
        return explained.getOrDefault(how, 0);
    }

    /** One line of counts, with the seed that brings them back. */
    String summary() {
        return "differential: seed " + seed + ", " + left.name() + " and " + right.name() + ": " + asked + " queries, "
                + answered
                + " answered alike (" + withRows + " with rows), " + failedAlike + " refused by both, "
                + differences.size() + " differ" + (explained.isEmpty() ? "" : shares());
    }

    private String shares() {
        return String.format(
                Locale.ROOT,
                "; from the items alone %.1f %%, with residual %.1f %%, refused %.1f %%",
                100.0 * explained(Explanation.Answer.ITEMS) / asked,
                100.0 * explained(Explanation.Answer.RESIDUAL) / asked,
                100.0 * explained(Explanation.Answer.REFUSED) / asked);
    }
}
