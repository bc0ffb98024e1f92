package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.model.Value;

/** What a migration does to one attribute of the rows of a table. Attributes are named as items name them. */
sealed interface AttributeChange {

    /** Where an item has both, an application of the version before has written the old one again, and that is taken. */
    record Rename(String attribute, String to) implements AttributeChange {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.rename(this);
        }
    }

    /**
     * Rows without the attribute get it.
     *
     * @param value {@link Value#NULL} while nobody has said what they get: such a migration is refused
     */
    record Add(String attribute, Value value) implements AttributeChange {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.add(this);
        }
    }

    record Remove(String attribute) implements AttributeChange {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.remove(this);
        }
    }

    /** From the type that the column had to the one it has, where every value stays what it is. */
    record Convert(String attribute) implements AttributeChange {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.convert(this);
        }
    }

    /** By a class of the application's, an {@link io.virga.dynamodb.schema.ItemTransformation}. */
    record Transform(String className) implements AttributeChange {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.transform(this);
        }
    }

    <T> T fold(Fold<T> fold);

    /** One case per change. */
    interface Fold<T> {
        T rename(Rename change);

        T add(Add change);

        T remove(Remove change);

        T convert(Convert change);

        T transform(Transform change);
    }
}
