package io.virga.dynamodb.internal.boot;

import java.util.EnumSet;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.EventTypeSets;
import org.hibernate.id.uuid.StandardRandomStrategy;
import org.hibernate.id.uuid.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.SimpleValue;
import org.jspecify.annotations.Nullable;

/**
 * Ids of {@code GenerationType.UUID} that rise with time, version 7 instead of version 4. As text, as {@code UUID} or as
 * bytes, whatever the attribute is.
 *
 * @param random what would have made them
 */
record TimeOrderedUuids(UuidGenerator random) implements BeforeExecutionGenerator {

    /** Replaces the random UUIDs of a model, before Hibernate makes its generators. */
    static void replaceRandom(Metadata metadata) {
        for (var entity : metadata.getEntityBindings()) {
            if (entity instanceof RootClass && entity.getIdentifier() instanceof SimpleValue id) {
                var given = id.getCustomIdGeneratorCreator();
                if (given != null) {
                    id.setCustomIdGeneratorCreator(context -> {
                        var generator = given.createGenerator(context);
                        return generator instanceof UuidGenerator uuids
                                        && uuids.getValueGenerator() == StandardRandomStrategy.INSTANCE
                                ? new TimeOrderedUuids(uuids)
                                : generator;
                    });
                }
            }
        }
    }

    @Override
    public Object generate(
            SharedSessionContractImplementor session,
            Object owner,
            @Nullable Object currentValue,
            EventType eventType) {
        return random.getValueTransformer().transform(UuidVersion7Strategy.INSTANCE.generateUuid(session));
    }

    @Override
    public EnumSet<EventType> getEventTypes() {
        return EventTypeSets.INSERT_ONLY;
    }

    @Override
    public Class<?> getGeneratedType() {
        return random.getGeneratedType();
    }
}
