package io.virga.query;

import jakarta.persistence.metamodel.Bindable;
import java.util.List;
import org.hibernate.Session;

/** Selects of columns: into a type of one's own by its constructor, typed up to twelve columns, or as they are. */
public interface Projections {

    /** The session in which the statements run. */
    Session session();

    /** One column. */
    default <A> Projection<A> select(Bindable<A> column) {
        return Projection.single(this::session, column);
    }

    /** Columns without a type of their own. */
    default Projection<Row> select(Bindable<?> first, Bindable<?> second, Bindable<?>... more) {
        return Row.projection(this::session, first, second, more);
    }

    default <A, R> Projection<R> select(Constructor.Of1<? super A, ? extends R> constructor, Bindable<A> a) {
        return new Projection<>(this::session, List.of(a), row -> constructor.create(row.as(a, 0)));
    }

    default <A, B, R> Projection<R> select(
            Constructor.Of2<? super A, ? super B, ? extends R> constructor, Bindable<A> a, Bindable<B> b) {
        return new Projection<>(this::session, List.of(a, b), row -> constructor.create(row.as(a, 0), row.as(b, 1)));
    }

    default <A, B, C, R> Projection<R> select(
            Constructor.Of3<? super A, ? super B, ? super C, ? extends R> constructor,
            Bindable<A> a,
            Bindable<B> b,
            Bindable<C> c) {
        return new Projection<>(
                this::session, List.of(a, b, c), row -> constructor.create(row.as(a, 0), row.as(b, 1), row.as(c, 2)));
    }

    default <A, B, C, D, R> Projection<R> select(
            Constructor.Of4<? super A, ? super B, ? super C, ? super D, ? extends R> constructor,
            Bindable<A> a,
            Bindable<B> b,
            Bindable<C> c,
            Bindable<D> d) {
        return new Projection<>(
                this::session,
                List.of(a, b, c, d),
                row -> constructor.create(row.as(a, 0), row.as(b, 1), row.as(c, 2), row.as(d, 3)));
    }

    default <A, B, C, D, E, R> Projection<R> select(
            Constructor.Of5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> constructor,
            Bindable<A> a,
            Bindable<B> b,
            Bindable<C> c,
            Bindable<D> d,
            Bindable<E> e) {
        return new Projection<>(
                this::session,
                List.of(a, b, c, d, e),
                row -> constructor.create(row.as(a, 0), row.as(b, 1), row.as(c, 2), row.as(d, 3), row.as(e, 4)));
    }

    default <A, B, C, D, E, F, R> Projection<R> select(
            Constructor.Of6<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? extends R> constructor,
            Bindable<A> a,
            Bindable<B> b,
            Bindable<C> c,
            Bindable<D> d,
            Bindable<E> e,
            Bindable<F> f) {
        return new Projection<>(
                this::session,
                List.of(a, b, c, d, e, f),
                row -> constructor.create(
                        row.as(a, 0), row.as(b, 1), row.as(c, 2), row.as(d, 3), row.as(e, 4), row.as(f, 5)));
    }

    default <A, B, C, D, E, F, G, R> Projection<R> select(
            Constructor.Of7<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, ? extends R>
                    constructor,
            Bindable<A> a,
            Bindable<B> b,
            Bindable<C> c,
            Bindable<D> d,
            Bindable<E> e,
            Bindable<F> f,
            Bindable<G> g) {
        return new Projection<>(
                this::session,
                List.of(a, b, c, d, e, f, g),
                row -> constructor.create(
                        row.as(a, 0),
                        row.as(b, 1),
                        row.as(c, 2),
                        row.as(d, 3),
                        row.as(e, 4),
                        row.as(f, 5),
                        row.as(g, 6)));
    }

    default <A, B, C, D, E, F, G, H, R> Projection<R> select(
            Constructor.Of8<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? extends R>
                    constructor,
            Bindable<A> a,
            Bindable<B> b,
            Bindable<C> c,
            Bindable<D> d,
            Bindable<E> e,
            Bindable<F> f,
            Bindable<G> g,
            Bindable<H> h) {
        return new Projection<>(
                this::session,
                List.of(a, b, c, d, e, f, g, h),
                row -> constructor.create(
                        row.as(a, 0),
                        row.as(b, 1),
                        row.as(c, 2),
                        row.as(d, 3),
                        row.as(e, 4),
                        row.as(f, 5),
                        row.as(g, 6),
                        row.as(h, 7)));
    }

    default <A, B, C, D, E, F, G, H, I, R> Projection<R> select(
            Constructor.Of9<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? super I,
                            ? extends R>
                    constructor,
            Bindable<A> a,
            Bindable<B> b,
            Bindable<C> c,
            Bindable<D> d,
            Bindable<E> e,
            Bindable<F> f,
            Bindable<G> g,
            Bindable<H> h,
            Bindable<I> i) {
        return new Projection<>(
                this::session,
                List.of(a, b, c, d, e, f, g, h, i),
                row -> constructor.create(
                        row.as(a, 0),
                        row.as(b, 1),
                        row.as(c, 2),
                        row.as(d, 3),
                        row.as(e, 4),
                        row.as(f, 5),
                        row.as(g, 6),
                        row.as(h, 7),
                        row.as(i, 8)));
    }

    default <A, B, C, D, E, F, G, H, I, J, R> Projection<R> select(
            Constructor.Of10<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? super I,
                            ? super J,
                            ? extends R>
                    constructor,
            Bindable<A> a,
            Bindable<B> b,
            Bindable<C> c,
            Bindable<D> d,
            Bindable<E> e,
            Bindable<F> f,
            Bindable<G> g,
            Bindable<H> h,
            Bindable<I> i,
            Bindable<J> j) {
        return new Projection<>(
                this::session,
                List.of(a, b, c, d, e, f, g, h, i, j),
                row -> constructor.create(
                        row.as(a, 0),
                        row.as(b, 1),
                        row.as(c, 2),
                        row.as(d, 3),
                        row.as(e, 4),
                        row.as(f, 5),
                        row.as(g, 6),
                        row.as(h, 7),
                        row.as(i, 8),
                        row.as(j, 9)));
    }

    default <A, B, C, D, E, F, G, H, I, J, K, R> Projection<R> select(
            Constructor.Of11<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? super I,
                            ? super J,
                            ? super K,
                            ? extends R>
                    constructor,
            Bindable<A> a,
            Bindable<B> b,
            Bindable<C> c,
            Bindable<D> d,
            Bindable<E> e,
            Bindable<F> f,
            Bindable<G> g,
            Bindable<H> h,
            Bindable<I> i,
            Bindable<J> j,
            Bindable<K> k) {
        return new Projection<>(
                this::session,
                List.of(a, b, c, d, e, f, g, h, i, j, k),
                row -> constructor.create(
                        row.as(a, 0),
                        row.as(b, 1),
                        row.as(c, 2),
                        row.as(d, 3),
                        row.as(e, 4),
                        row.as(f, 5),
                        row.as(g, 6),
                        row.as(h, 7),
                        row.as(i, 8),
                        row.as(j, 9),
                        row.as(k, 10)));
    }

    default <A, B, C, D, E, F, G, H, I, J, K, L, R> Projection<R> select(
            Constructor.Of12<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? super I,
                            ? super J,
                            ? super K,
                            ? super L,
                            ? extends R>
                    constructor,
            Bindable<A> a,
            Bindable<B> b,
            Bindable<C> c,
            Bindable<D> d,
            Bindable<E> e,
            Bindable<F> f,
            Bindable<G> g,
            Bindable<H> h,
            Bindable<I> i,
            Bindable<J> j,
            Bindable<K> k,
            Bindable<L> l) {
        return new Projection<>(
                this::session,
                List.of(a, b, c, d, e, f, g, h, i, j, k, l),
                row -> constructor.create(
                        row.as(a, 0),
                        row.as(b, 1),
                        row.as(c, 2),
                        row.as(d, 3),
                        row.as(e, 4),
                        row.as(f, 5),
                        row.as(g, 6),
                        row.as(h, 7),
                        row.as(i, 8),
                        row.as(j, 9),
                        row.as(k, 10),
                        row.as(l, 11)));
    }
}
