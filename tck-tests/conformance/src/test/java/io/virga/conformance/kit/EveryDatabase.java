package io.virga.conformance.kit;

import io.virga.conformance.library.Library;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a {@link Section} once per database, or on those named by the system property {@code virga.databases} ({@code h2,postgresql}). */
final class EveryDatabase implements ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
            ExtensionContext context) {
        Section section = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Section.class)
                .orElseThrow();
        List<Class<?>> entities = section.entities().length > 0 ? List.of(section.entities()) : Library.ENTITIES;
        return selected().map(database -> new OneDatabase(section, database, entities));
    }

    private static Stream<Database> selected() {
        String names = System.getProperty("virga.databases", "");
        return names.isBlank()
                ? Arrays.stream(Database.values())
                : Arrays.stream(names.split(","))
                        .map(name -> Database.valueOf(name.strip().toUpperCase(Locale.ROOT)));
    }

    private record OneDatabase(Section section, Database database, List<Class<?>> entities)
            implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return section.value() + " [" + database + "]";
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(
                    new PersistenceUnitOfSection(database, entities, List.of(section.mappings()), section.stocked()),
                    new AbsentFeatures(database));
        }
    }
}
