package io.virga.internal.unitofwork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sequence that shares with an earlier one all that both have in common, in blocks: what it costs follows the differences. An element that
 * is gone leaves a gap, so that those after it stay in their blocks.
 */
final class SharedSequence<T> implements Iterable<T> {

    private static final int BLOCK = 32;
    private static final SharedSequence<?> EMPTY = new SharedSequence<>(new Object[0][], 0, 0);

    private final @Nullable Object[][] blocks;
    private final int slots;
    private final int gaps;

    private SharedSequence(@Nullable Object[][] blocks, int slots, int gaps) {
        this.blocks = blocks;
        this.slots = slots;
        this.gaps = gaps;
    }

    @SuppressWarnings("unchecked") // it has no elements
    static <T> SharedSequence<T> empty() {
        return (SharedSequence<T>) EMPTY;
    }

    /** Begins a sequence like this one. */
    Builder<T> next(Function<? super T, Object> keyOf) {
        return new Builder<>(this, keyOf);
    }

    int size() {
        return slots - gaps;
    }

    /** Whether both have elements at the same places, and each two of them are alike. */
    boolean matches(SharedSequence<T> other, BiPredicate<T, T> alike) {
        if (slots != other.slots) {
            return false;
        }
        for (int slot = 0; slot < slots; slot++) {
            if (sharesBlock(other, slot)) {
                slot += BLOCK - 1;
                continue;
            }
            T element = at(slot);
            T counterpart = other.at(slot);
            boolean same = element == counterpart
                    || element != null && counterpart != null && alike.test(element, counterpart);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** Takes each element that the other sequence does not have at the same place. */
    void forEachNotIn(SharedSequence<T> other, Consumer<T> taker) {
        for (int slot = 0; slot < slots; slot++) {
            if (sharesBlock(other, slot)) {
                slot += BLOCK - 1;
                continue;
            }
            T element = at(slot);
            if (element != null && !other.has(element, slot)) {
                taker.accept(element);
            }
        }
    }

    /** Whether a block begins at this slot that the other sequence has too. */
    private boolean sharesBlock(SharedSequence<T> other, int slot) {
        int block = slot / BLOCK;
        return slot % BLOCK == 0 && block < other.blocks.length && other.blocks[block] == blocks[block];
    }

    private boolean has(T element, int slot) {
        return slot < slots && at(slot) == element;
    }

    @SuppressWarnings("unchecked") // only elements and gaps are put into blocks
    private @Nullable T at(int slot) {
        return (T) blocks[slot / BLOCK][slot % BLOCK];
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private int slot;
            private @Nullable T following = seek();

            private @Nullable T seek() {
                while (slot < slots) {
                    T element = at(slot++);
                    if (element != null) {
                        return element;
                    }
                }
                return null;
            }

            @Override
            public boolean hasNext() {
                return following != null;
            }

            @Override
            public T next() {
                T element = following;
                if (element == null) {
                    throw new NoSuchElementException();
                }
                following = seek();
                return element;
            }
        };
    }

    /** Takes the elements in order; those of the earlier sequence come, if at all, in the order they had there. */
    static final class Builder<T> {

        private final SharedSequence<T> before;
        private final Function<? super T, Object> keyOf;
        private final List<@Nullable Object[]> blocks;
        /** The block that is being filled; null as long as it is that of the earlier sequence. */
        private @Nullable Object @Nullable [] open;

        private int slots;
        private int gaps;

        private Builder(SharedSequence<T> before, Function<? super T, Object> keyOf) {
            this.before = before;
            this.keyOf = keyOf;
            this.blocks = new ArrayList<>(before.blocks.length + 1);
        }

        /** The element of the earlier sequence with this key, compared by identity; null if it had none here. What stood before it there is gone. */
        @Nullable
        T earlier(Object key) {
            while (slots < before.slots) {
                T element = before.at(slots);
                if (element != null && keyOf.apply(element) == key) {
                    return element;
                }
                put(null);
            }
            return null;
        }

        void add(T element) {
            put(element);
        }

        private void put(@Nullable T element) {
            int block = slots / BLOCK;
            int slot = slots % BLOCK;
            if (open == null) {
                @Nullable Object @Nullable [] shared = block < before.blocks.length ? before.blocks[block] : null;
                if (shared == null || slot >= shared.length || shared[slot] != element) {
                    open = new Object[BLOCK];
                    if (shared != null) {
                        System.arraycopy(shared, 0, open, 0, slot);
                    }
                }
            }
            if (open != null) {
                open[slot] = element;
            }
            gaps += element == null ? 1 : 0;
            slots++;
            if (slot == BLOCK - 1) {
                close(block, BLOCK);
            }
        }

        private void close(int block, int length) {
            @Nullable Object[] full = open != null ? open : before.blocks[block];
            blocks.add(full.length == length ? full : Arrays.copyOf(full, length));
            open = null;
        }

        SharedSequence<T> build() {
            if (slots % BLOCK != 0) {
                close(slots / BLOCK, slots % BLOCK);
            }
            if (slots == before.slots && isAllShared()) {
                return before;
            }
            SharedSequence<T> built = new SharedSequence<>(blocks.toArray(Object[][]::new), slots, gaps);
            return gaps > BLOCK && gaps > slots / 2 ? compact(built) : built;
        }

        private boolean isAllShared() {
            for (int i = 0; i < before.blocks.length; i++) {
                if (blocks.get(i) != before.blocks[i]) {
                    return false;
                }
            }
            return true;
        }

        private SharedSequence<T> compact(SharedSequence<T> sparse) {
            Builder<T> dense = SharedSequence.<T>empty().next(keyOf);
            sparse.forEach(dense::add);
            return dense.build();
        }
    }
}
