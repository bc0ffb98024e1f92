package io.virga.internal.query;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hibernate.query.criteria.JpaCriteriaBase;
import org.hibernate.query.sqm.NodeBuilder;
import org.hibernate.query.sqm.SqmBindableType;
import org.hibernate.query.sqm.tree.expression.SqmNamedParameter;
import org.jspecify.annotations.Nullable;

/**
 * What the translators of one statement share: the scope they stand in, and the numbering of literals, which become
 * parameters in the order in which {@link Shape} lists them. Not thread-safe: lives for one statement.
 */
final class Lowering {

    /** Prefix of the parameters that stand for literals; placeholders are Java identifiers, so the two never meet. */
    static final String LITERAL = "-v";

    private static final List<String> FIRST =
            IntStream.range(0, 32).mapToObj(i -> LITERAL + i).toList();

    /** The name of the parameter of a literal, by its place. */
    static String literal(int place) {
        return place < FIRST.size() ? FIRST.get(place) : LITERAL + place;
    }

    final NodeBuilder builder;
    final OperandLowering operands = new OperandLowering(this);
    final PredicateLowering predicates = new PredicateLowering(this);
    final SelectLowering selects = new SelectLowering(this);
    final Tables tables = new Tables(this);

    Scope scope = new Scope(null);
    private @Nullable JpaCriteriaBase statement;
    private int literals;

    Lowering(NodeBuilder builder) {
        this.builder = builder;
    }

    <T> SqmNamedParameter<T> literal(@Nullable SqmBindableType<T> type) {
        return new SqmNamedParameter<>(literal(literals++), false, type, builder);
    }

    /** The statement or subquery that a subquery met now belongs to. */
    JpaCriteriaBase statement() {
        return Objects.requireNonNull(statement);
    }

    void enter(JpaCriteriaBase inner) {
        statement = inner;
    }

    /** Shape and lowering walk the same tree in the same order, or parameters would get each other's values. */
    void checkLiterals(int expected) {
        if (literals != expected) {
            throw new AssertionError("lowered " + literals + " literals of " + expected);
        }
    }
}
