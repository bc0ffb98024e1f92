package io.virga.internal.unitofwork;

import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.Type;

/** The types behind the role of a collection, in the one place that asks Hibernate for them by methods it means to replace. */
@SuppressWarnings("removal") // its mapping model has no deepCopy and no instantiate yet
final class Roles {

    private Roles() {}

    static Type elementType(CollectionPersister role) {
        return role.getElementType();
    }

    static CollectionType type(CollectionPersister role) {
        return role.getCollectionType();
    }
}
