package io.virga.internal.hint;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hibernate.dialect.Dialect;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * A query of which {@code setHint("virga.…", value)} reaches the dialect. Hibernate drops hints that it does not know, and hands those of
 * {@code addQueryHint} to the dialect as text: so a hint of ours becomes {@code addQueryHint("virga.…=value")}. Queries for other dialects than ours
 * stay as they are: such a dialect would put the text into the statement, and a hint that Hibernate does not know is ignored, as JPA says.
 */
final class HintedQuery implements InvocationHandler {

    private static final String OURS = "virga.";

    private final Query<?> query;

    private HintedQuery(Query<?> query) {
        this.query = query;
    }

    /** The same query, with the same interfaces. */
    @SuppressWarnings("unchecked") // it implements every interface of the query
    static <Q> Q of(Q query, Dialect dialect) {
        if (!(query instanceof Query<?> hibernate)
                || Proxy.isProxyClass(query.getClass())
                || !OURS_BY_DIALECT.get(dialect.getClass())) {
            return query;
        }
        return (Q) Proxy.newProxyInstance(
                HintedQuery.class.getClassLoader(), INTERFACES.get(query.getClass()), new HintedQuery(hibernate));
    }

    private static final ClassValue<Class<?>[]> INTERFACES = new ClassValue<>() {
        @Override
        protected Class<?>[] computeValue(Class<?> type) {
            Set<Class<?>> interfaces = new LinkedHashSet<>();
            for (Class<?> c = type; c != null; c = c.getSuperclass()) {
                interfaces.addAll(Set.of(c.getInterfaces()));
            }
            return interfaces.toArray(Class<?>[]::new);
        }
    };

    /** Whether a dialect is one of ours, or made from one: what is ours is known by its package. */
    private static final ClassValue<Boolean> OURS_BY_DIALECT = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            for (Class<?> c = type; c != null; c = c.getSuperclass()) {
                if (c.getName().startsWith("io.virga.")) {
                    return true;
                }
            }
            return false;
        }
    };

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("setHint")
                && arguments != null
                && arguments[0] instanceof String name
                && name.startsWith(OURS)) {
            query.addQueryHint(name + "=" + arguments[1]);
            return proxy;
        }
        if (method.getName().equals("unwrap") && arguments != null && arguments[0] == null) {
            return query; // Spring Data's question to whatever is a proxy
        }
        try {
            Object result = method.invoke(query, arguments);
            return result == query ? proxy : result;
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
