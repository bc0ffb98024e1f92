package io.virga.conformance.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of one section of the Jakarta Persistence 3.2 specification, run once per database. A test takes the {@code EntityManagerFactory} as
 * a parameter, {@link Queries} or {@link Criteria} where it only asks, and the {@link Database} if it must know.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ClassTemplate
@ExtendWith(EveryDatabase.class)
public @interface Section {

    /** Number and title of the section. */
    String value();

    /** The managed classes; those of the library if there are none. */
    Class<?>[] entities() default {};

    /** Mapping descriptors, as resources of the class path. */
    String[] mappings() default {};

    /** Whether the library is stocked, once for all tests of the section, which then only read; otherwise tables are empty when a test begins. */
    boolean stocked() default false;
}
