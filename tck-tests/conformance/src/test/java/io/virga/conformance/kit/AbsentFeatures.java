package io.virga.conformance.kit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds a database to its sheet: what it lists as absent has to be refused, with the error that it names. */
final class AbsentFeatures implements InvocationInterceptor {

    private final Optional<Database> database;
    private final Features features;

    AbsentFeatures(Database database) {
        this.database = Optional.of(database);
        this.features = database.features();
    }

    /** For a sheet that is no database's. */
    AbsentFeatures(Features features) {
        this.database = Optional.empty();
        this.features = features;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        List<Features.Absence> absent = absent(method.getExecutable());
        if (absent.isEmpty()) {
            test.proceed();
            return;
        }
        Throwable refusal = thrownBy(test);
        if (refusal == null) {
            throw new AssertionError("the sheet says absent, and it works: " + absent);
        }
        boolean named = absent.stream().anyMatch(a -> chain(refusal).anyMatch(e -> says(e, a.error())));
        if (!named) {
            throw new AssertionError("refused, but not as the sheet says: " + absent, refusal);
        }
        database.ifPresent(name -> Ratchet.mayBeRefused(name + " "
                + context.getRequiredTestClass().getSimpleName() + "."
                + method.getExecutable().getName()));
        context.publishReportEntry(Report.REFUSED, absent.get(0).reason());
    }

    private List<Features.Absence> absent(Method test) {
        return Stream.of(
                        AnnotationSupport.findAnnotation(test, Needs.class),
                        AnnotationSupport.findAnnotation(test.getDeclaringClass(), Needs.class))
                .flatMap(Optional::stream)
                .flatMap(needs -> Arrays.stream(needs.value()))
                .map(features::absence)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Throwable thrownBy(Invocation<Void> test) {
        try {
            test.proceed();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    private static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    private static boolean says(Throwable thrown, String error) {
        return !(thrown instanceof AssertionError)
                && String.valueOf(thrown.getMessage()).contains(error);
    }
}
