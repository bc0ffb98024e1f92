package io.virga.benchmarks;

import jakarta.persistence.spi.PersistenceProvider;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** On plain Hibernate. */
public class EverydayOnHibernate extends Everyday {
    @Override
    PersistenceProvider provider() {
        return new HibernatePersistenceProvider();
    }
}
