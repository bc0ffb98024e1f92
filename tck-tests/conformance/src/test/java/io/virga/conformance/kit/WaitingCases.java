package io.virga.conformance.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Cases that do not work on DynamoDB yet, each with its reason, in a file {@code waiting.properties} beside the test: by class, method and, where
 * wanted, the argument. Such a case is run all the same, and has to fail: one that works has to leave the list.
 */
public final class WaitingCases implements InvocationInterceptor {

    private final Properties waiting = new Properties();

    /** @param test beside which the list stands; where there is none, no case waits */
    public WaitingCases(Class<?> test) {
        try (InputStream list = test.getResourceAsStream("waiting.properties")) {
            if (list != null) {
                waiting.load(list);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        intercept(test, method, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        intercept(test, method, context);
    }

    private void intercept(Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Optional<String> reason = reason(method.getExecutable(), context.getDisplayName());
        if (reason.isEmpty()) {
            test.proceed();
            return;
        }
        try {
            test.proceed();
        } catch (Throwable waits) {
            return;
        }
        throw new AssertionError(
                "works by now, take it off the list: " + context.getDisplayName() + " [" + reason.get() + "]");
    }

    /** By the method alone, or by one of its cases: {@code is_undone_in_memory} or {@code is_undone_in_memory/natural\ id}. */
    private Optional<String> reason(Method method, String displayName) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        boolean isTemplate = AnnotationSupport.isAnnotated(method, ParameterizedTest.class);
        String one = isTemplate ? name + "/" + displayName.substring(displayName.lastIndexOf('=') + 1) : name;
        return Optional.ofNullable(waiting.getProperty(one)).or(() -> Optional.ofNullable(waiting.getProperty(name)));
    }
}
