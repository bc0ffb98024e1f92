package io.virga.dynamodb.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OrderColumn;
import java.util.List;
import org.hibernate.annotations.Check;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.Test;

/** Checks that somebody wrote are named, those that follow from a type are not. */
class UnwatchedChecksTest {

    enum Colour {
        RED,
        BLUE
    }

    @Entity(name = "Car")
    @Check(constraints = "doors < 6")
    static class Car {
        @Id
        Long id;

        @Column(check = @CheckConstraint(constraint = "doors > 1"))
        int doors;

        @Enumerated(EnumType.STRING)
        Colour colour;

        boolean sold;

        @ElementCollection
        @OrderColumn
        List<String> owners;
    }

    @Test
    void what_nobody_watches_is_named() {
        var settings = java.util.Map.<String, Object>of(
                "hibernate.dialect",
                "org.hibernate.dialect.H2Dialect",
                "hibernate.boot.allow_jdbc_metadata_access",
                false);
        try (var registry =
                new StandardServiceRegistryBuilder().applySettings(settings).build()) {
            var metadata =
                    new MetadataSources(registry).addAnnotatedClass(Car.class).buildMetadata();
            assertThat(UnwatchedChecks.of(metadata))
                    .containsExactlyInAnyOrder(
                            "CHECK_NOT_KEPT: check (doors < 6) is not watched [Car]. Validate it in Java, with Jakarta Validation for one.",
                            "CHECK_NOT_KEPT: check (doors > 1) is not watched [Car.doors]. Validate it in Java, with Jakarta Validation for one.");
        }
    }
}
