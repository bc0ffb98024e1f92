package io.virga.internal.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists of literals come in few sizes, so that lists of any length share few plans. */
final class InList {

    /** Above this, sizes are multiples of it: doubling would run into the database's limit on parameters. */
    private static final int STEP = 512;

    private InList() {}

    /** The list itself, or lengthened by its last value, which changes no answer. */
    static List<Operand> padded(List<Operand> list) {
        int size = size(list.size());
        if (size == list.size() || !list.stream().allMatch(Operand.Literal.class::isInstance)) {
            return list;
        }
        List<Operand> padded = new ArrayList<>(size);
        padded.addAll(list);
        padded.addAll(Collections.nCopies(size - list.size(), list.get(list.size() - 1)));
        return padded;
    }

    /** The size that a list of this length is lengthened to. */
    static int size(int length) {
        if (length <= 2) {
            return length;
        }
        return length <= STEP ? Integer.highestOneBit(length - 1) << 1 : (length + STEP - 1) / STEP * STEP;
    }
}
