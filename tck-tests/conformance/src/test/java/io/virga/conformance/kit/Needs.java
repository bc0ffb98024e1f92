package io.virga.conformance.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the test needs of the database. Where its sheet lists the feature as absent the test runs all the same, and has to fail with the very
 * error that the sheet names: neither by another one, nor not at all.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Feature[] value();
}
