package io.virga.query;

import io.virga.internal.query.Comparator;
import io.virga.internal.query.Operand;
import io.virga.internal.query.Predicate;
import io.virga.internal.query.Source;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.PluralAttribute;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The operators, for static import. The left side is an attribute of the static metamodel or an {@link Expression}, the
 * right side a value or another of these, of the same type. A null value is refused: SQL compares nothing with null.
 */
public final class Conditions {

    private Conditions() {}

    public static <T> Condition eq(Bindable<T> left, T right) {
        return compare(Comparator.EQUAL, left, right);
    }

    public static <T> Condition eq(Bindable<T> left, Bindable<T> right) {
        return compare(Comparator.EQUAL, left, right);
    }

    public static <T> Condition ne(Bindable<T> left, T right) {
        return compare(Comparator.NOT_EQUAL, left, right);
    }

    public static <T> Condition ne(Bindable<T> left, Bindable<T> right) {
        return compare(Comparator.NOT_EQUAL, left, right);
    }

    public static <T extends Comparable<? super T>> Condition gt(Bindable<T> left, T right) {
        return compare(Comparator.GREATER, left, right);
    }

    public static <T extends Comparable<? super T>> Condition gt(Bindable<T> left, Bindable<T> right) {
        return compare(Comparator.GREATER, left, right);
    }

    public static <T extends Comparable<? super T>> Condition gte(Bindable<T> left, T right) {
        return compare(Comparator.GREATER_OR_EQUAL, left, right);
    }

    public static <T extends Comparable<? super T>> Condition gte(Bindable<T> left, Bindable<T> right) {
        return compare(Comparator.GREATER_OR_EQUAL, left, right);
    }

    public static <T extends Comparable<? super T>> Condition lt(Bindable<T> left, T right) {
        return compare(Comparator.LESS, left, right);
    }

    public static <T extends Comparable<? super T>> Condition lt(Bindable<T> left, Bindable<T> right) {
        return compare(Comparator.LESS, left, right);
    }

    public static <T extends Comparable<? super T>> Condition lte(Bindable<T> left, T right) {
        return compare(Comparator.LESS_OR_EQUAL, left, right);
    }

    public static <T extends Comparable<? super T>> Condition lte(Bindable<T> left, Bindable<T> right) {
        return compare(Comparator.LESS_OR_EQUAL, left, right);
    }

    public static Condition isNull(Bindable<?> operand) {
        return new Condition(new Predicate.IsNull(Operands.of(operand), false));
    }

    public static Condition isNotNull(Bindable<?> operand) {
        return new Condition(new Predicate.IsNull(Operands.of(operand), true));
    }

    /** Nothing is in an empty list. */
    @SafeVarargs
    public static <T> Condition in(Bindable<T> operand, T... values) {
        return in(operand, Arrays.asList(values));
    }

    /** Nothing is in an empty list. */
    public static <T> Condition in(Bindable<T> operand, Collection<? extends T> values) {
        return new Condition(new Predicate.In(Operands.of(operand), values(values), false));
    }

    /** Everything is outside an empty list. */
    @SafeVarargs
    public static <T> Condition notIn(Bindable<T> operand, T... values) {
        return notIn(operand, Arrays.asList(values));
    }

    /** Everything is outside an empty list. */
    public static <T> Condition notIn(Bindable<T> operand, Collection<? extends T> values) {
        return new Condition(new Predicate.In(Operands.of(operand), values(values), true));
    }

    /** Whether the value is one of the query's; the query selects one column. */
    public static <T> Condition in(Bindable<T> operand, Select<T> query) {
        return new Condition(new Predicate.InQuery(Operands.of(operand), query.spec(), false));
    }

    /** As in SQL, never true once the query returns a null. */
    public static <T> Condition notIn(Bindable<T> operand, Select<T> query) {
        return new Condition(new Predicate.InQuery(Operands.of(operand), query.spec(), true));
    }

    /** Both bounds included. */
    public static <T extends Comparable<? super T>> Condition between(Bindable<T> operand, T low, T high) {
        return new Condition(
                new Predicate.Between(Operands.of(operand), Operands.value(low), Operands.value(high), false));
    }

    /** Both bounds included. */
    public static <T extends Comparable<? super T>> Condition between(
            Bindable<T> operand, Bindable<T> low, Bindable<T> high) {
        return new Condition(new Predicate.Between(Operands.of(operand), Operands.of(low), Operands.of(high), false));
    }

    /** Below {@code low} or above {@code high}. */
    public static <T extends Comparable<? super T>> Condition notBetween(Bindable<T> operand, T low, T high) {
        return new Condition(
                new Predicate.Between(Operands.of(operand), Operands.value(low), Operands.value(high), true));
    }

    /** {@code %} stands for any text, {@code _} for any character. */
    public static Condition like(Bindable<String> operand, String pattern) {
        return like(operand, Operands.value(pattern), false, false);
    }

    public static Condition like(Bindable<String> operand, Bindable<String> pattern) {
        return like(operand, Operands.of(pattern), false, false);
    }

    /** Whether the text begins with the prefix, in which no character is special. */
    public static Condition startsWith(Bindable<String> operand, String prefix) {
        String escaped = prefix.replaceAll("[\\\\%_]", "\\\\$0");
        return new Condition(
                new Predicate.Like(Operands.of(operand), Operands.value(escaped + "%"), '\\', false, false));
    }

    public static Condition notLike(Bindable<String> operand, String pattern) {
        return like(operand, Operands.value(pattern), false, true);
    }

    /** {@link #like} without regard to case. */
    public static Condition ilike(Bindable<String> operand, String pattern) {
        return like(operand, Operands.value(pattern), true, false);
    }

    public static Condition notIlike(Bindable<String> operand, String pattern) {
        return like(operand, Operands.value(pattern), true, true);
    }

    /** Whether the query returns a row; it may name the sources of the statement around it. */
    public static Condition exists(Select<?> query) {
        return new Condition(new Predicate.Exists(query.spec(), false));
    }

    public static Condition notExists(Select<?> query) {
        return new Condition(new Predicate.Exists(query.spec(), true));
    }

    /** Whether the value is an element. */
    public static <E> Condition contains(PluralAttribute<?, ?, E> collection, E element) {
        return new Condition(new Predicate.MemberOf(Operands.value(element), Operands.collection(collection), false));
    }

    public static <E> Condition notContains(PluralAttribute<?, ?, E> collection, E element) {
        return new Condition(new Predicate.MemberOf(Operands.value(element), Operands.collection(collection), true));
    }

    /** Whether all of the values are elements: of no values, true. */
    public static <E> Condition containsAll(PluralAttribute<?, ?, E> collection, Collection<? extends E> elements) {
        return and(
                elements.stream().map(element -> contains(collection, element)).toArray(Condition[]::new));
    }

    /** Whether every element is one of the values: of an empty collection, true. */
    public static <E> Condition containedIn(PluralAttribute<?, ?, E> collection, Collection<? extends E> values) {
        return none(collection, new Condition(new Predicate.In(element(collection), values(values), true)));
    }

    /** Whether some element is one of the values: of no values, false. */
    public static <E> Condition overlaps(PluralAttribute<?, ?, E> collection, Collection<? extends E> values) {
        return some(collection, new Condition(new Predicate.In(element(collection), values(values), false)));
    }

    private static Operand element(PluralAttribute<?, ?, ?> collection) {
        return new Operand.Path(new Source(collection.getBindableJavaType(), null), List.of());
    }

    /** Whether the value is an element; only on databases that have arrays. */
    public static <E> Condition contains(Bindable<E[]> array, E element) {
        return array("array_contains", Operands.of(array), Operands.value(element));
    }

    /** Whether all of the values are elements; only on databases that have arrays. */
    public static <E> Condition containsAll(Bindable<E[]> array, E[] elements) {
        return array("array_includes", Operands.of(array), new Operand.Constant(elements.clone()));
    }

    /** Whether every element is one of the values; only on databases that have arrays. */
    public static <E> Condition containedIn(Bindable<E[]> array, E[] values) {
        return array("array_includes", new Operand.Constant(values.clone()), Operands.of(array));
    }

    /** Whether some element is one of the values; only on databases that have arrays. */
    public static <E> Condition overlaps(Bindable<E[]> array, E[] values) {
        return array("array_intersects", Operands.of(array), new Operand.Constant(values.clone()));
    }

    private static Condition array(String function, Operand... arguments) {
        return new Condition(new Predicate.Is(new Operand.Call(function, Boolean.class, List.of(arguments)), false));
    }

    public static Condition isTrue(Bindable<Boolean> value) {
        return new Condition(new Predicate.Is(Operands.of(value), false));
    }

    public static Condition isFalse(Bindable<Boolean> value) {
        return new Condition(new Predicate.Is(Operands.of(value), true));
    }

    /** Whether the entity is of the subclass, or of one below it. */
    public static <E> Condition instanceOf(Class<E> source, Class<? extends E> subclass) {
        return new Condition(new Predicate.IsA(new Operand.Path(new Source(source, null), List.of()), subclass));
    }

    /** Whether the entity is of the subclass, or of one below it. */
    public static <E> Condition instanceOf(Path<E> entity, Class<? extends E> subclass) {
        return new Condition(new Predicate.IsA(entity.operand(), subclass));
    }

    public static Condition isEmpty(PluralAttribute<?, ?, ?> collection) {
        return new Condition(new Predicate.IsEmpty(Operands.collection(collection), false));
    }

    public static Condition isNotEmpty(PluralAttribute<?, ?, ?> collection) {
        return new Condition(new Predicate.IsEmpty(Operands.collection(collection), true));
    }

    /** Whether a related entity meets all conditions: {@code some(User_.posts, eq(Post_.status, PUBLISHED))}. */
    public static Condition some(Bindable<?> relation, Condition... conditions) {
        return some(relation, false, conditions);
    }

    /** Whether no related entity meets all conditions. */
    public static Condition none(Bindable<?> relation, Condition... conditions) {
        return some(relation, true, conditions);
    }

    /** True if there are no terms. */
    public static Condition and(Condition... terms) {
        return new Condition(new Predicate.And(predicates(terms)));
    }

    /** False if there are no terms. */
    public static Condition or(Condition... terms) {
        return new Condition(new Predicate.Or(predicates(terms)));
    }

    public static Condition not(Condition term) {
        return new Condition(new Predicate.Not(term.predicate()));
    }

    /** The condition if the value is there, otherwise true: {@code given(name, n -> eq(User_.name, n))}. */
    public static <T> Condition given(@Nullable T value, Function<? super T, Condition> condition) {
        return value == null ? and() : condition.apply(value);
    }

    /** The condition if the test holds, otherwise true. */
    public static Condition onlyIf(boolean test, Supplier<Condition> condition) {
        return test ? condition.get() : and();
    }

    private static Condition compare(Comparator comparator, Bindable<?> left, Object right) {
        Operand operand = right instanceof Bindable<?> bindable ? Operands.of(bindable) : Operands.value(right);
        return new Condition(new Predicate.Comparison(comparator, Operands.of(left), operand));
    }

    private static Condition like(Bindable<String> operand, Operand pattern, boolean ignoreCase, boolean negated) {
        return new Condition(new Predicate.Like(Operands.of(operand), pattern, (char) 0, ignoreCase, negated));
    }

    private static Condition some(Bindable<?> relation, boolean negated, Condition... conditions) {
        Source element = new Source(relation.getBindableJavaType(), null);
        return new Condition(new Predicate.Some(
                Operands.relation(relation), element, and(conditions).predicate(), negated));
    }

    private static List<Operand> values(Collection<?> values) {
        return values.stream().map(Operands::value).toList();
    }

    private static List<Predicate> predicates(Condition... terms) {
        return Arrays.stream(terms).map(Condition::predicate).toList();
    }
}
