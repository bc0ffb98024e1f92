package io.virga.dynamodb.local;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a test's constructor or method its {@link DynamoServer}, or the {@link DynamoDbLocal} behind it.
 *
 * <pre>{@code
 * @ExtendWith(DynamoDbExtension.class)
 * class OrderTest {
 *     @Test void places_an_order(DynamoServer server) { … }
 * }
 * }</pre>
 *
 * <p>All test classes of a JVM share one server ({@link DynamoDbLocal#shared()}). Each top-level class has a table prefix
 * of its own, so classes may run side by side; a test that stops the server may not run beside others. {@link OwnServer} gives a class a server of its own.
 */
public final class DynamoDbExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(DynamoDbExtension.class);
    private static final AtomicInteger CLASSES = new AtomicInteger();
    private static final int LONGEST_NAME = 60;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == DynamoServer.class || type == DynamoDbLocal.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var local = server(context);
        if (parameter.getParameter().getType() == DynamoDbLocal.class) {
            return local;
        }
        var prefix = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        outermost(context.getRequiredTestClass()), DynamoDbExtension::prefix, String.class);
        return local.server(prefix);
    }

    private static DynamoDbLocal server(ExtensionContext context) {
        var type = outermost(context.getRequiredTestClass());
        if (!type.isAnnotationPresent(OwnServer.class)) {
            return DynamoDbLocal.shared();
        }
        var ofClass = context;
        for (var parent = context.getParent();
                parent.isPresent() && parent.get().getTestClass().isPresent();
                parent = parent.get().getParent()) {
            ofClass = parent.get();
        }
        return ofClass.getStore(NAMESPACE)
                .getOrComputeIfAbsent(DynamoDbLocal.class, key -> DynamoDbLocal.start(), DynamoDbLocal.class);
    }

    private static Class<?> outermost(Class<?> type) {
        var enclosing = type.getEnclosingClass();
        return enclosing == null ? type : outermost(enclosing);
    }

    /** A number beside the name: two classes of one name in two packages meet in one server. */
    private static String prefix(Class<?> type) {
        var name = type.getSimpleName().replaceAll("[^a-zA-Z0-9]", "").toLowerCase(Locale.ROOT);
        return name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-" + CLASSES.incrementAndGet() + "-";
    }
}
