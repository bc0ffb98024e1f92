package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.key.Segment.Component;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sort keys with given leading values whose next component lies in a range, as DynamoDB's BETWEEN wants them: two texts,
 * both inclusive. It never leaves out a key of the range.
 *
 * @param from the lower bound; empty where there is none, which DynamoDB wants left out
 * @param to the upper bound; empty where there is none
 * @param isExact whether no other key of the template lies between the two; else the rows have to be asked again
 */
public record KeyRange(String from, String to, boolean isExact) {

    private static final String SEPARATOR = String.valueOf(StringText.SEPARATOR);

    /** Sorts above the separator, and not above what else a component may go on with: behind all keys that have the component. */
    private static final String BEHIND_COMPONENT = String.valueOf(StringText.ESCAPE);

    /** Nothing lies between a text and itself with this behind. */
    private static final String LOWEST = "\0";

    /** @param value a canonical value of the component that the range is on */
    public record Bound(Object value, boolean isInclusive) {}

    /**
     * With neither bound, all keys that have the leading values; with one, only those whose component is not null, as in SQL. A
     * bound that no key can hold (a number of 39 digits, say) is left out.
     *
     * @param sort the template of a sort key, not native
     * @param leading canonical values of the components before the one with the range, fewer than the template has
     * @param lower null where there is none
     * @param upper null where there is none
     * @return empty when no key can be in the range
     */
    public static Optional<KeyRange> of(
            KeyTemplate sort, List<? extends @Nullable Object> leading, @Nullable Bound lower, @Nullable Bound upper) {
        var prefix = prefix(sort, leading);
        if (prefix.isEmpty()) {
            return Optional.empty();
        }
        var component = sort.component(leading.size());
        boolean last = sort.isLast(sort.segments().indexOf(component));
        var from = lower == null && upper == null ? new Side(prefix.get(), true) : notNull(prefix.get(), last);
        if (lower != null) {
            from = from.or(prefix.get(), component, lower.value(), last, behindLower(lower.isInclusive(), last), true);
        }
        var to = new Side(Utf8.after(prefix.get()), true);
        if (upper != null) {
            var behind = upper.isInclusive() && !last ? BEHIND_COMPONENT : "";
            to = to.or(prefix.get(), component, upper.value(), last, behind, upper.isInclusive() || !last);
        }
        return between(from, to, sort.role().maxBytes());
    }

    /**
     * The keys whose next component is a string that starts with the given one: {@code LIKE 'start%'}.
     *
     * @param sort the template of a sort key, not native
     * @param leading canonical values of the components before the string, fewer than the template has
     * @return empty when no key can be among them
     */
    public static Optional<KeyRange> startingWith(
            KeyTemplate sort, List<? extends @Nullable Object> leading, String start) {
        var prefix = prefix(sort, leading);
        if (prefix.isEmpty()) {
            return Optional.empty();
        }
        var component = sort.component(leading.size());
        boolean last = sort.isLast(sort.segments().indexOf(component));
        if (start.isEmpty()) {
            return between(
                    notNull(prefix.get(), last),
                    new Side(Utf8.after(prefix.get()), true),
                    sort.role().maxBytes());
        }
        var from = new Side(null, false).or(prefix.get(), component, start, last, "", true);
        return from.text == null
                ? startingWith(sort, leading, "").map(KeyRange::inexact)
                : between(
                        from, new Side(Utf8.after(from.text), true), sort.role().maxBytes());
    }

    private KeyRange inexact() {
        return new KeyRange(from, to, false);
    }

    /** What all keys with the leading values begin with, empty where there are no such keys. */
    private static Optional<String> prefix(KeyTemplate sort, List<? extends @Nullable Object> leading) {
        if (!sort.isOrdered()) {
            throw new AssertionError("a range of the " + sort.role() + " " + sort);
        }
        try {
            var prefix = sort.prefix(leading);
            return Utf8.length(prefix) <= sort.role().maxBytes() ? Optional.of(prefix) : Optional.empty();
        } catch (Refusal noKeyHasTheValues) {
            return Optional.empty();
        }
    }

    /** From the empty string on, the first of the values; null is below it. */
    private static Side notNull(String prefix, boolean last) {
        return new Side(last ? prefix : prefix + SEPARATOR, true);
    }

    /** With the separator, a lower bound of the empty string is above null. */
    private static String behindLower(boolean inclusive, boolean last) {
        if (last) {
            return inclusive ? "" : LOWEST;
        }
        return inclusive ? SEPARATOR : BEHIND_COMPONENT;
    }

    private static Optional<KeyRange> between(Side wholeFrom, Side wholeTo, int maxBytes) {
        var from = wholeFrom.cutDown(maxBytes);
        var to = wholeTo.cutUp(maxBytes);
        var lower = from.text == null ? "" : from.text;
        if (to.text != null && (to.text.isEmpty() || Utf8.compare(lower, to.text) > 0)) {
            return Optional.empty();
        }
        return Optional.of(new KeyRange(lower, to.text == null ? "" : to.text, from.isExact && to.isExact));
    }

    /** @param text null where there is no bound */
    private record Side(@Nullable String text, boolean isExact) {

        /** The bound that a value sets, else this one. */
        Side or(String prefix, Component component, Object value, boolean last, String behind, boolean exact) {
            try {
                var encoded = KeyCodec.encode(component.type(), value, KeyRole.SORT, last);
                return new Side(prefix + encoded + behind, exact);
            } catch (Refusal noKeyHasTheValue) {
                return new Side(text, false);
            }
        }

        Side cutDown(int maxBytes) {
            return text == null || Utf8.length(text) <= maxBytes ? this : new Side(Utf8.cut(text, maxBytes), false);
        }

        Side cutUp(int maxBytes) {
            return text == null || Utf8.length(text) <= maxBytes
                    ? this
                    : new Side(Utf8.after(Utf8.cut(text, maxBytes)), false);
        }
    }
}
