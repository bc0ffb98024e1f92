package io.virga.conformance.facade;

import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Cases that do not work yet: each has to fail with a message that contains the given text.
 *
 * @param messages by class and method: {@code Writes.conflicts}
 */
record Waiting(Map<String, String> messages) implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        String name = context.getRequiredTestClass().getSimpleName() + "."
                + method.getExecutable().getName();
        String message = messages.get(name);
        if (message == null) {
            invocation.proceed();
            return;
        }
        try {
            invocation.proceed();
        } catch (Throwable expected) {
            for (Throwable cause = expected; cause != null; cause = cause.getCause()) {
                if (String.valueOf(cause.getMessage()).contains(message)) {
                    return;
                }
            }
            throw expected;
        }
        throw new AssertionError(name + " works: it need not wait any more");
    }
}
