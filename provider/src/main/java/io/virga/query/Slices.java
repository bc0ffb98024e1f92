package io.virga.query;

import io.virga.internal.query.Keyset;
import io.virga.internal.query.Purpose;
import io.virga.internal.query.Rendering;
import io.virga.internal.query.SelectRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a select is cut into slices. */
final class Slices {

    private Slices() {}

    static <R> Slice<R> slice(Select<R> select, Cursors cursors, int size, @Nullable String cursor) {
        Operands.positive("size", size, select.spec().from());
        Keyset keyset = new Keyset(select.spec());
        String statement = Rendering.identity(select.spec(), select.bindings(), select.implementor());
        Keyset.Place place = cursor == null
                ? null
                : keyset.place(
                        cursors.verify(statement, cursor),
                        select.implementor().getFactory().getJpaMetamodel());
        boolean backward = place != null && place.backward();
        List<Object> found = SelectRun.prepare(
                        keyset.from(place), Purpose.ROWS, select.bindings(), select.implementor())
                .setMaxResults(Math.addExact(size, 1))
                .getResultList();
        boolean more = found.size() > size;
        List<Object[]> rows = new ArrayList<>();
        found.subList(0, Math.min(size, found.size())).forEach(row -> rows.add((Object[]) row));
        if (backward) {
            Collections.reverse(rows);
        }
        List<R> items = new ArrayList<>();
        rows.forEach(row -> items.add(select.row().apply(columns(row, keyset))));
        boolean next = backward || more;
        boolean previous = backward ? more : place != null;
        return new Slice<>(
                items,
                next ? cursor(rows, rows.size() - 1, false, statement, keyset, cursors) : Optional.empty(),
                previous ? cursor(rows, 0, true, statement, keyset, cursors) : Optional.empty());
    }

    private static Object columns(Object[] row, Keyset keyset) {
        int columns = row.length - keyset.size();
        return columns == 1 ? row[0] : Arrays.copyOf(row, columns);
    }

    /** Empty beyond the ends, where no row is left to start from. */
    private static Optional<String> cursor(
            List<Object[]> rows, int index, boolean backward, String statement, Keyset keyset, Cursors cursors) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = rows.get(index);
        List<@Nullable Object> values = Arrays.asList(Arrays.copyOfRange(row, row.length - keyset.size(), row.length));
        return Optional.of(cursors.sign(statement, new Keyset.Place(values, backward).write()));
    }
}
