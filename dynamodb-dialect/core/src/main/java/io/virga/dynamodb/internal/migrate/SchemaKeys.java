package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.Value;

/** What the schema item says, by which applications see whether their keys are those of the table. */
public interface SchemaKeys {

    /**
     * @param stored what it says now, {@link Value#NULL} for nothing; other units' tables are in it as well
     * @param before what there was of this unit
     * @param after what there is now
     */
    Value replaced(Value stored, Catalog before, Catalog after);
}
