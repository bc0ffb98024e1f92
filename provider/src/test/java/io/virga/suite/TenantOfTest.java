package io.virga.suite;

import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Always the same tenant. */
public final class TenantOfTest implements CurrentTenantIdentifierResolver<String> {

    static final String TENANT = "acme";

    @Override
    public String resolveCurrentTenantIdentifier() {
        return TENANT;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
