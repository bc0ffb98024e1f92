package io.virga.benchmarks;

import io.virga.jpa.VirgaPersistenceProvider;
import jakarta.persistence.spi.PersistenceProvider;

/** On Virga's provider. */
public class EverydayOnVirga extends Everyday {
    @Override
    PersistenceProvider provider() {
        return new VirgaPersistenceProvider();
    }
}
