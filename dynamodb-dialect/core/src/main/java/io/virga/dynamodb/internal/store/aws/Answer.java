package io.virga.dynamodb.internal.store.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** What a listener is told of an answer. */
record Answer(int items, double readUnits, double writeUnits) {

    static final Answer NONE = new Answer(0, 0, 0);

    static Answer read(int items, @Nullable ConsumedCapacity capacity) {
        return new Answer(items, units(capacity), 0);
    }

    static Answer read(int items, List<ConsumedCapacity> capacities) {
        return new Answer(items, units(capacities), 0);
    }

    static Answer written(@Nullable ConsumedCapacity capacity) {
        return new Answer(0, 0, units(capacity));
    }

    static Answer written(List<ConsumedCapacity> capacities) {
        return new Answer(0, 0, units(capacities));
    }

    private static double units(List<ConsumedCapacity> capacities) {
        return capacities.stream().mapToDouble(Answer::units).sum();
    }

    private static double units(@Nullable ConsumedCapacity capacity) {
        return capacity == null || capacity.capacityUnits() == null ? 0 : capacity.capacityUnits();
    }
}
