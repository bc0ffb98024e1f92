package io.virga.jpa;

import io.virga.internal.session.UnitOfWorkSessionFactory;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;
import org.hibernate.jpa.boot.spi.PersistenceUnitDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Virga's Jakarta Persistence provider: Hibernate ORM, whose entity managers are units of work. Chosen by name, with
 * {@code <provider>io.virga.jpa.VirgaPersistenceProvider</provider>} in {@code persistence.xml} or as {@code jakarta.persistence.provider}; a
 * persistence unit that names another provider, or none, is left to others.
 */
public final class VirgaPersistenceProvider extends HibernatePersistenceProvider {

    private static final String PROVIDER = "jakarta.persistence.provider";

    @Override
    public @Nullable EntityManagerFactory createEntityManagerFactory(
            @Nullable String unitName, @Nullable Map<?, ?> properties) {
        Map<?, ?> settings = properties == null ? Map.of() : properties;
        PersistenceUnitDescriptor unit = unit(unitName, settings);
        return unit == null ? null : ours(getEntityManagerFactoryBuilder(unit, settings, (ClassLoader) null));
    }

    @Override
    public @Nullable EntityManagerFactory createEntityManagerFactory(PersistenceConfiguration configuration) {
        if (configuration.provider() != null && !isVirga(configuration.provider())) {
            return null;
        }
        EntityManagerFactory factory = super.createEntityManagerFactory(configuration);
        return new UnitOfWorkSessionFactory(factory.unwrap(SessionFactoryImplementor.class));
    }

    @Override
    public EntityManagerFactory createContainerEntityManagerFactory(
            PersistenceUnitInfo info, @Nullable Map<?, ?> properties) {
        return ours(getEntityManagerFactoryBuilder(info, properties == null ? Map.of() : properties));
    }

    @Override
    public boolean generateSchema(String unitName, @Nullable Map<?, ?> properties) {
        Map<?, ?> settings = properties == null ? Map.of() : properties;
        PersistenceUnitDescriptor unit = unit(unitName, settings);
        if (unit == null) {
            return false;
        }
        getEntityManagerFactoryBuilder(unit, settings, (ClassLoader) null).generateSchema();
        return true;
    }

    @Override
    public void generateSchema(PersistenceUnitInfo info, @Nullable Map<?, ?> properties) {
        getEntityManagerFactoryBuilder(info, properties == null ? Map.of() : properties)
                .generateSchema();
    }

    private static EntityManagerFactory ours(EntityManagerFactoryBuilder builder) {
        return new UnitOfWorkSessionFactory(builder.build().unwrap(SessionFactoryImplementor.class));
    }

    /** The unit of this name that chose us; null leaves it to the next provider, as JPA asks. */
    private @Nullable PersistenceUnitDescriptor unit(@Nullable String name, Map<?, ?> settings) {
        List<PersistenceUnitDescriptor> units = new ArrayList<>(locatePersistenceUnits(settings, null, null));
        if (name == null && units.size() > 1) {
            throw new PersistenceException("No persistence unit was named, and there are several: "
                    + units.stream().map(PersistenceUnitDescriptor::getName).toList() + ". Name one of them.");
        }
        return units.stream()
                .filter(unit -> name == null || unit.getName().equals(name))
                .filter(unit -> isChosen(unit, settings))
                .findFirst()
                .orElse(null);
    }

    private static boolean isChosen(PersistenceUnitDescriptor unit, Map<?, ?> settings) {
        Object chosen = settings.get(PROVIDER);
        if (chosen == null) {
            chosen = unit.getProviderClassName();
        }
        if (chosen == null && unit.getProperties() != null) {
            chosen = unit.getProperties().getProperty(PROVIDER);
        }
        return chosen != null && isVirga(chosen instanceof Class<?> type ? type.getName() : chosen.toString());
    }

    private static boolean isVirga(String provider) {
        return provider.trim().equals(VirgaPersistenceProvider.class.getName());
    }
}
