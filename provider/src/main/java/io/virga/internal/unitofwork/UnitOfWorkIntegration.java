package io.virga.internal.unitofwork;

import org.hibernate.engine.extension.spi.ExtensionIntegration;
import org.hibernate.engine.extension.spi.ExtensionIntegrationContext;

/** Gives every session its {@link UnitOfWorkExtension}; found by Hibernate as a service. */
public final class UnitOfWorkIntegration implements ExtensionIntegration<UnitOfWorkExtension> {

    @Override
    public Class<UnitOfWorkExtension> getExtensionType() {
        return UnitOfWorkExtension.class;
    }

    @Override
    public UnitOfWorkExtension createExtension(ExtensionIntegrationContext context) {
        return new UnitOfWorkExtension(context.getSession());
    }
}
