package io.virga.dynamodb.internal.journal;

/** A set of longs above -1, in 16 bytes each. */
final class LongSet {

    private long[] slots = filled(1 << 16);
    private int size;

    private static long[] filled(int length) {
        var slots = new long[length];
        java.util.Arrays.fill(slots, -1);
        return slots;
    }

    int size() {
        return size;
    }

    boolean add(long value) {
        if (!put(slots, value)) {
            return false;
        }
        size++;
        if (size > slots.length / 2) {
            var larger = filled(slots.length * 2);
            for (var old : slots) {
                if (old != -1) {
                    put(larger, old);
                }
            }
            slots = larger;
        }
        return true;
    }

    private static boolean put(long[] slots, long value) {
        int mask = slots.length - 1;
        long mixed = value * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & mask;
        while (slots[at] != -1) {
            if (slots[at] == value) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = value;
        return true;
    }
}
