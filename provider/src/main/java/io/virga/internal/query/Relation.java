package io.virga.internal.query;

import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicEntityIdentifierMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * How the elements of a relation are found.
 *
 * @param owner see {@link RelatedSpec}
 * @param ranked whether the database can cut each parent's elements
 */
record Relation(
        Class<?> parent, LevelSpec.Link link, @Nullable String owner, boolean ranked) {

    RelatedSpec spec(List<Object> ids) {
        return new RelatedSpec(parent, link.relation(), owner, link.level(), ids, ranked);
    }

    static Relation of(SessionFactoryImplementor factory, Class<?> parent, LevelSpec.Link link) {
        EntityPersister persister = factory.getMappingMetamodel().getEntityDescriptor(parent);
        AttributeMapping attribute =
                persister.findAttributeMapping(link.relation().name());
        EntityMappingType element = element(attribute);
        boolean ranked = link.level().limited()
                && element != null
                && isBasic(persister)
                && isBasic(element)
                && factory.getJdbcServices().getDialect().supportsWindowFunctions();
        return new Relation(parent, link, owner(attribute, element, parent), ranked);
    }

    private static @Nullable EntityMappingType element(@Nullable AttributeMapping attribute) {
        if (attribute instanceof ToOneAttributeMapping one) {
            return one.getEntityMappingType();
        }
        if (attribute instanceof PluralAttributeMapping many
                && many.getElementDescriptor() instanceof EntityCollectionPart part) {
            return part.getEntityMappingType();
        }
        return null;
    }

    /** Derived tables carry one column for each identifier. */
    private static boolean isBasic(EntityMappingType entity) {
        return entity.getIdentifierMapping() instanceof BasicEntityIdentifierMapping;
    }

    /** A one-to-many mapped by a plain reference of the element. */
    private static @Nullable String owner(
            @Nullable AttributeMapping attribute, @Nullable EntityMappingType element, Class<?> parent) {
        if (attribute instanceof PluralAttributeMapping many && element != null) {
            String mappedBy = many.getCollectionDescriptor().getMappedByProperty();
            if (mappedBy != null
                    && element.findAttributeMapping(mappedBy) instanceof ToOneAttributeMapping reference
                    && reference.getEntityMappingType().getMappedJavaType().getJavaTypeClass() == parent) {
                return mappedBy;
            }
        }
        return null;
    }
}
