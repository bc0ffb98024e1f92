package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.suite.kind.Specimen;
import io.virga.suite.kind.Versions;
import java.util.Map;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Bytecode-enhanced entities: dirty tracking, lazy attributes and references, associations kept on both sides. */
class EnhancedTest {

    private static final EnhancedClasses CLASSES = new EnhancedClasses(Specimen.class);

    @Test
    void the_classes_are_enhanced() {
        assertThat(CLASSES.enhanced(Versions.OfInt.class).getInterfaces())
                .contains(PersistentAttributeInterceptable.class, SelfDirtinessTracker.class);
    }

    @Nested
    class Kinds extends KindCases {
        private final ClassLoader before = Thread.currentThread().getContextClassLoader();

        /** Hibernate, told so, asks the thread for the classes that it knows by name. */
        Kinds() {
            super(CLASSES::enhanced);
            Thread.currentThread().setContextClassLoader(CLASSES);
        }

        @AfterAll
        void backToTheLoaderBefore() {
            Thread.currentThread().setContextClassLoader(before);
        }

        @Override
        protected Database database() {
            return Databases.with(Databases.h2(), Map.of("hibernate.classLoader.tccl_lookup_precedence", "before"));
        }
    }
}
