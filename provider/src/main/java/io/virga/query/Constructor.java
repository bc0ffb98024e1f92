package io.virga.query;

/** What makes a value of one row's columns: a constructor, such as {@code NameAge::new}. */
public final class Constructor {

    private Constructor() {}

    @FunctionalInterface
    public interface Of1<A, R> {
        R create(A a);
    }

    @FunctionalInterface
    public interface Of2<A, B, R> {
        R create(A a, B b);
    }

    @FunctionalInterface
    public interface Of3<A, B, C, R> {
        R create(A a, B b, C c);
    }

    @FunctionalInterface
    public interface Of4<A, B, C, D, R> {
        R create(A a, B b, C c, D d);
    }

    @FunctionalInterface
    public interface Of5<A, B, C, D, E, R> {
        R create(A a, B b, C c, D d, E e);
    }

    @FunctionalInterface
    public interface Of6<A, B, C, D, E, F, R> {
        R create(A a, B b, C c, D d, E e, F f);
    }

    @FunctionalInterface
    public interface Of7<A, B, C, D, E, F, G, R> {
        R create(A a, B b, C c, D d, E e, F f, G g);
    }

    @FunctionalInterface
    public interface Of8<A, B, C, D, E, F, G, H, R> {
        R create(A a, B b, C c, D d, E e, F f, G g, H h);
    }

    @FunctionalInterface
    public interface Of9<A, B, C, D, E, F, G, H, I, R> {
        R create(A a, B b, C c, D d, E e, F f, G g, H h, I i);
    }

    @FunctionalInterface
    public interface Of10<A, B, C, D, E, F, G, H, I, J, R> {
        R create(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j);
    }

    @FunctionalInterface
    public interface Of11<A, B, C, D, E, F, G, H, I, J, K, R> {
        R create(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k);
    }

    @FunctionalInterface
    public interface Of12<A, B, C, D, E, F, G, H, I, J, K, L, R> {
        R create(A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l);
    }
}
