package io.virga.spring;

import io.virga.UnitOfWork;
import io.virga.jpa.VirgaPersistenceProvider;
import jakarta.persistence.EntityManager;
import jakarta.persistence.spi.PersistenceProvider;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * Spring's adapter for Hibernate, with Virga as the provider: shared entity managers are {@link UnitOfWork}s and may be injected as such, and
 * {@code @Transactional(propagation = NESTED)} works, in memory and in the database.
 *
 * <pre>{@code
 * factoryBean.setJpaVendorAdapter(new VirgaJpaVendorAdapter());
 * }</pre>
 */
public class VirgaJpaVendorAdapter extends HibernateJpaVendorAdapter {

    private final PersistenceProvider provider = new VirgaPersistenceProvider();
    private final HibernateJpaDialect dialect = new VirgaJpaDialect();

    @Override
    public PersistenceProvider getPersistenceProvider() {
        return provider;
    }

    @Override
    public HibernateJpaDialect getJpaDialect() {
        return dialect;
    }

    @Override
    public Class<? extends EntityManager> getEntityManagerInterface() {
        return UnitOfWork.class;
    }
}
