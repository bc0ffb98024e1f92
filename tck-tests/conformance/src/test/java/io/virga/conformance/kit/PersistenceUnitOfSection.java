package io.virga.conformance.kit;

import io.virga.conformance.library.Library;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The persistence unit of a section on one database: opened before its tests, emptied before each of them unless they only read, closed after. */
final class PersistenceUnitOfSection
        implements BeforeClassTemplateInvocationCallback,
                BeforeEachCallback,
                AfterClassTemplateInvocationCallback,
                ParameterResolver {

    private final Database database;
    private final List<Class<?>> entities;
    private final List<String> mappings;
    private final boolean stocked;
    private EntityManagerFactory factory;

    PersistenceUnitOfSection(Database database, List<Class<?>> entities, List<String> mappings, boolean stocked) {
        this.database = database;
        this.entities = entities;
        this.mappings = mappings;
        this.stocked = stocked;
    }

    @Override
    public void beforeClassTemplateInvocation(ExtensionContext context) {
        PersistenceConfiguration configuration = PersistenceUnits.configuration(database, entities);
        mappings.forEach(configuration::mappingFile);
        factory = configuration.createEntityManagerFactory();
        if (stocked) {
            factory.runInTransaction(Library::stock);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!stocked) {
            factory.getSchemaManager().truncate();
        }
    }

    @Override
    public void afterClassTemplateInvocation(ExtensionContext context) {
        if (factory != null) {
            factory.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == EntityManagerFactory.class
                || type == Queries.class
                || type == Criteria.class
                || type == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Database.class) {
            return database;
        }
        if (type == Criteria.class) {
            return new Criteria(factory);
        }
        return type == Queries.class ? new Queries(factory) : factory;
    }
}
