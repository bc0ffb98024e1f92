package io.virga.dynamodb.internal.predicate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition. Build it with the factories: they flatten and simplify. */
public sealed interface Predicate {

    Predicate TRUE = new Known(Truth.TRUE);
    Predicate FALSE = new Known(Truth.FALSE);

    record Known(Truth truth) implements Predicate {
        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.known(truth);
        }

        @Override
        public String toString() {
            return truth.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record And(List<Predicate> parts) implements Predicate {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.and(parts);
        }

        @Override
        public String toString() {
            return Text.join(parts, " and ");
        }
    }

    record Or(List<Predicate> parts) implements Predicate {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.or(parts);
        }

        @Override
        public String toString() {
            return Text.join(parts, " or ");
        }
    }

    record Not(Predicate part) implements Predicate {
        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.not(part);
        }

        @Override
        public String toString() {
            return "not (" + part + ")";
        }
    }

    record Compare(Comparison comparison, Operand left, Operand right) implements Predicate {

        /** A list of one, for an equality of a column; null for anything else. */
        private @Nullable In asIn() {
            if (comparison != Comparison.EQUAL) {
                return null;
            }
            return left instanceof Operand.Column ? new In(left, List.of(right)) : new In(right, List.of(left));
        }

        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.compare(this);
        }

        @Override
        public String toString() {
            return left + " " + comparison.symbol() + " " + right;
        }
    }

    /** SQL's IN over a list: true if one is equal, unknown if none is but one of them is null. */
    record In(Operand operand, List<Operand> list) implements Predicate {
        public In {
            list = List.copyOf(list);
        }

        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.in(this);
        }

        @Override
        public String toString() {
            return operand + " in " + list;
        }
    }

    /**
     * SQL's LIKE.
     *
     * @param escape the escape character, 0 for none
     */
    record Like(Operand operand, Operand pattern, char escape) implements Predicate {
        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.like(this);
        }

        @Override
        public String toString() {
            return operand + " like " + pattern;
        }
    }

    record IsNull(Operand operand) implements Predicate {
        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.isNull(operand);
        }

        @Override
        public String toString() {
            return operand + " is null";
        }
    }

    <R> R fold(Fold<R> fold);

    /** One case for each kind of predicate. */
    interface Fold<R> {
        R known(Truth truth);

        R and(List<Predicate> parts);

        R or(List<Predicate> parts);

        R not(Predicate part);

        R compare(Compare compare);

        R in(In in);

        R like(Like like);

        R isNull(Operand operand);
    }

    /** The conjuncts: the parts of an AND, nothing for TRUE, itself otherwise. */
    default List<Predicate> conjuncts() {
        if (this instanceof And and) {
            return and.parts();
        }
        return equals(TRUE) ? List.of() : List.of(this);
    }

    /** All that it compares, in no order. */
    default Stream<Operand> operands() {
        return fold(new Fold<>() {
            @Override
            public Stream<Operand> known(Truth truth) {
                return Stream.of();
            }

            @Override
            public Stream<Operand> and(List<Predicate> parts) {
                return parts.stream().flatMap(Predicate::operands);
            }

            @Override
            public Stream<Operand> or(List<Predicate> parts) {
                return parts.stream().flatMap(Predicate::operands);
            }

            @Override
            public Stream<Operand> not(Predicate part) {
                return part.operands();
            }

            @Override
            public Stream<Operand> compare(Compare compare) {
                return Stream.of(compare.left(), compare.right());
            }

            @Override
            public Stream<Operand> in(In in) {
                return Stream.concat(Stream.of(in.operand()), in.list().stream());
            }

            @Override
            public Stream<Operand> like(Like like) {
                return Stream.of(like.operand(), like.pattern());
            }

            @Override
            public Stream<Operand> isNull(Operand operand) {
                return Stream.of(operand);
            }
        });
    }

    static Predicate and(List<Predicate> parts) {
        var flat = new ArrayList<Predicate>();
        for (var part : parts) {
            flat.addAll(part.conjuncts());
        }
        if (flat.contains(FALSE)) {
            return FALSE;
        }
        return switch (flat.size()) {
            case 0 -> TRUE;
            case 1 -> flat.get(0);
            default -> new And(flat);
        };
    }

    /** Equalities of one column become an IN, which is the same and may pin a key. */
    static Predicate or(List<Predicate> parts) {
        var flat = new ArrayList<Predicate>();
        for (var part : parts) {
            if (part instanceof Or or) {
                flat.addAll(or.parts());
            } else if (!part.equals(FALSE)) {
                flat.add(part);
            }
        }
        if (flat.contains(TRUE)) {
            return TRUE;
        }
        var list = new ArrayList<Operand>();
        var columns = new HashSet<Operand>();
        for (var part : flat) {
            var in = part instanceof In one ? one : part instanceof Compare compare ? compare.asIn() : null;
            if (in == null
                    || !(in.operand() instanceof Operand.Column)
                    || !in.list().stream().allMatch(Operand::isFixed)) {
                columns.clear();
                break;
            }
            columns.add(in.operand());
            list.addAll(in.list());
        }
        if (flat.size() > 1 && columns.size() == 1) {
            return new In(columns.iterator().next(), list);
        }
        return switch (flat.size()) {
            case 0 -> FALSE;
            case 1 -> flat.get(0);
            default -> new Or(flat);
        };
    }

    static Predicate not(Predicate part) {
        if (part instanceof Known known) {
            return new Known(known.truth().not());
        }
        return part instanceof Not not ? not.part() : new Not(part);
    }

    static Predicate equal(Operand left, Operand right) {
        return new Compare(Comparison.EQUAL, left, right);
    }
}
