package io.virga.query;

import io.virga.internal.query.AttributeRef;
import io.virga.internal.query.MutationSpec;
import io.virga.internal.query.Operand;
import io.virga.internal.query.Problems;
import io.virga.internal.query.SortSpec;
import io.virga.internal.query.Source;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.SourceVersion;

/** Values of rows, and orders by them, for static import. */
public final class Expressions {

    private Expressions() {}

    /** The attribute as the start of a path: {@code path(User_.address).get(Address_.city)}. */
    public static <T> Path<T> path(SingularAttribute<?, T> attribute) {
        return new Path<>(new Operand.Path(null, List.of(Operands.attribute(attribute))), attribute.getJavaType());
    }

    /** The entity of a source as one of a subclass: {@code treat(Attachment.class, Picture.class).get(Picture_.width)}. */
    public static <E, S extends E> Path<S> treat(Class<E> source, Class<S> subclass) {
        Operand.Path path = new Operand.Path(new Source(source, null), List.of(AttributeRef.treat(subclass)));
        return new Path<>(path, subclass);
    }

    /**
     * The element itself of a collection of values, where {@code some}, {@code none} or a level of {@code with} means
     * such a collection: {@code some(User_.nicknames, like(element(String.class), "a%"))}.
     *
     * @param type as the collection declares it
     */
    public static <T> Path<T> element(Class<T> type) {
        return new Path<>(new Operand.Path(new Source(type, null), List.of()), type);
    }

    /**
     * A value to be bound each time the statement runs.
     *
     * @param name a Java identifier; the same name means the same value
     * @throws IllegalArgumentException if the name is none
     */
    public static <T> Expression<T> placeholder(String name, Class<T> type) {
        if (!SourceVersion.isIdentifier(name)) {
            throw Problems.invalid(
                    "PLACEHOLDER_NAME", "'" + name + "' is no identifier", "placeholder", "Use letters and digits.");
        }
        return new Expression<>(new Operand.Placeholder(name), type);
    }

    /** In {@code onConflictDoUpdate}: the value that the row was to be inserted with. */
    public static <T> Path<T> excluded(SingularAttribute<?, T> attribute) {
        Source row = new Source(attribute.getDeclaringType().getJavaType(), MutationSpec.EXCLUDED);
        return new Path<>(new Operand.Path(row, List.of(Operands.attribute(attribute))), attribute.getJavaType());
    }

    /** A value of a basic type as an expression: a column, an argument, a branch. */
    @SuppressWarnings("unchecked") // the class of a T
    public static <T> Expression<T> value(T value) {
        Operands.value(value);
        return new Expression<>(new Operand.Constant(value), (Class<T>) value.getClass());
    }

    public static <N extends Number> Expression<N> add(Bindable<N> left, N right) {
        return arithmetic(Operand.Operator.ADD, left, Operands.value(right));
    }

    public static <N extends Number> Expression<N> add(Bindable<N> left, Bindable<N> right) {
        return arithmetic(Operand.Operator.ADD, left, Operands.of(right));
    }

    public static <N extends Number> Expression<N> subtract(Bindable<N> left, N right) {
        return arithmetic(Operand.Operator.SUBTRACT, left, Operands.value(right));
    }

    public static <N extends Number> Expression<N> subtract(Bindable<N> left, Bindable<N> right) {
        return arithmetic(Operand.Operator.SUBTRACT, left, Operands.of(right));
    }

    public static <N extends Number> Expression<N> multiply(Bindable<N> left, N right) {
        return arithmetic(Operand.Operator.MULTIPLY, left, Operands.value(right));
    }

    public static <N extends Number> Expression<N> multiply(Bindable<N> left, Bindable<N> right) {
        return arithmetic(Operand.Operator.MULTIPLY, left, Operands.of(right));
    }

    /** Whole numbers divide as the database divides them. */
    public static <N extends Number> Expression<N> divide(Bindable<N> left, N right) {
        return arithmetic(Operand.Operator.DIVIDE, left, Operands.value(right));
    }

    public static Expression<String> lower(Bindable<String> text) {
        return function("lower", String.class, text);
    }

    public static Expression<String> upper(Bindable<String> text) {
        return function("upper", String.class, text);
    }

    public static Expression<String> trim(Bindable<String> text) {
        return function("trim", String.class, text);
    }

    /** In characters. */
    public static Expression<Integer> length(Bindable<String> text) {
        return function("length", Integer.class, text);
    }

    @SafeVarargs
    public static Expression<String> concat(Bindable<String> first, Bindable<String>... more) {
        List<Bindable<?>> all = new ArrayList<>(List.of(first));
        all.addAll(Arrays.asList(more));
        return function("concat", String.class, all.toArray(Bindable<?>[]::new));
    }

    /** The text behind the value: {@code append(User_.name, "!")}. */
    public static Expression<String> append(Bindable<String> text, String end) {
        return function("concat", String.class, text, value(end));
    }

    /** The value, or the other where it is null. */
    public static <T> Expression<T> coalesce(Bindable<T> value, T otherwise) {
        return new Expression<>(
                new Operand.Call("coalesce", type(value), List.of(Operands.of(value), Operands.value(otherwise))),
                type(value));
    }

    /** The value, or the other where it is null. */
    public static <T> Expression<T> coalesce(Bindable<T> value, Bindable<T> otherwise) {
        return function("coalesce", type(value), value, otherwise);
    }

    /** The value itself, or the other where it is null: in an update, what {@code set} leaves alone once it is there. */
    public static <T> Expression<T> ifNotExists(Bindable<T> value, T otherwise) {
        return coalesce(value, otherwise);
    }

    /** The array with one more element at its end; only on databases that have arrays. */
    public static <E> Expression<E[]> append(Bindable<E[]> array, E element) {
        Object end = Array.newInstance(type(array).getComponentType(), 1);
        Array.set(end, 0, element);
        return new Expression<>(
                new Operand.Call("array_concat", type(array), List.of(Operands.of(array), new Operand.Constant(end))),
                type(array));
    }

    /** The array without the elements that equal the value; only on databases that have arrays. */
    public static <E> Expression<E[]> remove(Bindable<E[]> array, E element) {
        return new Expression<>(
                new Operand.Call("array_remove", type(array), List.of(Operands.of(array), Operands.value(element))),
                type(array));
    }

    /** The number of elements; only on databases that have arrays. */
    public static <E> Expression<Integer> size(Bindable<E[]> array) {
        return function("array_length", Integer.class, array);
    }

    /** The number of elements. */
    public static Expression<Integer> size(PluralAttribute<?, ?, ?> collection) {
        return new Expression<>(new Operand.Size(Operands.collection(collection)), Integer.class);
    }

    /** The one value of a query, null if it has no row: {@code scalar(db.select(count()).from(Post.class))}. */
    @SuppressWarnings("unchecked") // the type of the query's only column
    public static <T> Expression<T> scalar(Select<T> query) {
        return new Expression<>(
                new Operand.Scalar(query.spec()), (Class<T>) query.spec().type());
    }

    /** The first branch of a case: {@code when(lt(User_.age, 18), "young").otherwise("grown")}. */
    public static <T> Case<T> when(Condition condition, T value) {
        return new Case<>(List.of(), null, value(value).getBindableJavaType()).when(condition, value);
    }

    /**
     * A function by its HQL name, or one of the database's own: the way out where this class has no name for it.
     *
     * @param type what it answers
     */
    public static <T> Expression<T> function(String name, Class<T> type, Bindable<?>... arguments) {
        List<Operand> operands = Arrays.stream(arguments).map(Operands::of).toList();
        return new Expression<>(new Operand.Call(name, type, operands), type);
    }

    public static Sort asc(Bindable<?> key) {
        return new Sort(new SortSpec(Operands.of(key), true, SortSpec.Nulls.DEFAULT));
    }

    public static Sort desc(Bindable<?> key) {
        return new Sort(new SortSpec(Operands.of(key), false, SortSpec.Nulls.DEFAULT));
    }

    private static <N extends Number> Expression<N> arithmetic(
            Operand.Operator operator, Bindable<N> left, Operand right) {
        return new Expression<>(new Operand.Arithmetic(operator, Operands.of(left), right), type(left));
    }

    private static <T> Class<T> type(Bindable<T> bindable) {
        return bindable.getBindableJavaType();
    }
}
