package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.key.Segment.Component;
import io.virga.dynamodb.internal.key.Segment.Literal;
import io.virga.dynamodb.internal.key.Segment.Shard;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the values of some attributes become the text of one key attribute: {@code Customer#{id}}, {@code #},
 * {@code TENANT#{tenant}#USER#{id}}. Injective: different values never give the same key.
 *
 * <p>A literal behind a component begins with {@code #}, the one character that no component contains; only a string that ends
 * a sort key is verbatim, and there nothing follows. Immutable, safe for use by several threads.
 *
 * @param role what the key attribute does
 * @param segments literals and components, neighbouring literals joined
 * @param isNative whether the key attribute is the attribute itself, as an existing table has it: one component, no literal
 */
public record KeyTemplate(KeyRole role, List<Segment> segments, boolean isNative) {

    /** What stands for null in an inner component of a sort key: below every value, the empty string included. */
    static final String NULL = "!";

    /** The whole sort key of a root row that Virga designed. */
    public static final String ROOT_SORT = "#";

    /** @throws Refusal for a template that is empty or ambiguous, or that has a component no key can hold */
    public KeyTemplate {
        segments = KeyPattern.checked(role, segments, isNative);
    }

    public KeyTemplate(KeyRole role, List<Segment> segments) {
        this(role, segments, false);
    }

    /** The text itself, the same for every row. */
    public static KeyTemplate constant(KeyRole role, String text) {
        return new KeyTemplate(role, List.of(Segment.literal(text)));
    }

    /**
     * A key attribute of an existing table that holds one attribute as it is: a number as {@code N}, a byte array as
     * {@code B}, strings, UUIDs, dates and times as text.
     */
    public static KeyTemplate nativeKey(KeyRole role, String attribute, AttributeType type) {
        return new KeyTemplate(role, List.of(new Component(attribute, type)), true);
    }

    /**
     * Reads a pattern: text, and attributes in braces; a brace that means itself is doubled.
     *
     * @param typeOf the type of an attribute, null where there is none of that name
     * @throws Refusal naming the position, from 0, where the pattern is malformed
     */
    public static KeyTemplate parse(String pattern, KeyRole role, Function<String, @Nullable AttributeType> typeOf) {
        return new KeyTemplate(role, KeyPattern.parse(pattern, role, typeOf));
    }

    /**
     * The key of a row.
     *
     * @param canonicalValues attribute to canonical value; null is allowed in an inner component of a sort key
     * @throws Refusal for a null elsewhere, a value that no key can hold, an empty key or one that is too long
     */
    public String encode(Function<String, @Nullable Object> canonicalValues) {
        requireText();
        var out = new StringBuilder(32);
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Component component) {
                append(out, i, component, canonicalValues.apply(component.attribute()));
            } else if (segments.get(i) instanceof Shard shard) {
                out.append(ShardText.of(shard, ShardText.number(shard, canonicalValues, this)));
            } else {
                out.append(((Literal) segments.get(i)).text());
            }
        }
        return KeyLimits.checked(out.toString(), this);
    }

    /** The key of a row as the attribute holds it: for a native key its own value, else {@link #encode the text}. */
    public Value value(Function<String, @Nullable Object> canonicalValues) {
        if (!isNative) {
            return Value.text(encode(canonicalValues));
        }
        var component = component(0);
        var value = canonicalValues.apply(component.attribute());
        if (value == null) {
            throw nullRefused(component);
        }
        return KeyLimits.checked(NativeKeys.encode(component.type(), value, this), this);
    }

    /**
     * The text that the keys with these leading values begin with, the literal behind them included: with fewer values than
     * the template has, exactly those keys begin with it. With all of them it is the key itself, and then to be compared for
     * equality. Not checked for its length.
     *
     * @param leadingValues canonical values of the first components, in order
     */
    public String prefix(List<? extends @Nullable Object> leadingValues) {
        requireText();
        var out = new StringBuilder(32);
        int next = 0;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Component component) {
                if (next == leadingValues.size()) {
                    return out.toString();
                }
                append(out, i, component, leadingValues.get(next++));
            } else if (segments.get(i) instanceof Shard) {
                return out.toString();
            } else {
                out.append(((Literal) segments.get(i)).text());
            }
        }
        return out.toString();
    }

    /** The values of a key made from this template, empty where it cannot have been. */
    public Optional<Map<String, @Nullable Object>> match(String key) {
        requireText();
        var values = new LinkedHashMap<String, @Nullable Object>();
        int at = 0;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Component component) {
                boolean last = isLast(i);
                int end = last ? key.length() : key.indexOf(StringText.SEPARATOR, at);
                if (end < 0) {
                    return Optional.empty();
                }
                var text = key.substring(at, end);
                if (mayBeNull(i) && text.equals(NULL)) {
                    values.put(component.attribute(), null);
                } else {
                    var value = KeyCodec.decode(component.type(), text, role, last);
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    values.put(component.attribute(), value.get());
                }
                at = end;
            } else if (segments.get(i) instanceof Shard shard) {
                int end = isLast(i) ? key.length() : key.indexOf(StringText.SEPARATOR, at);
                if (end < 0 || !ShardText.isOne(shard, key.substring(at, end))) {
                    return Optional.empty();
                }
                at = end;
            } else {
                var text = ((Literal) segments.get(i)).text();
                if (!key.startsWith(text, at)) {
                    return Optional.empty();
                }
                at += text.length();
            }
        }
        return at == key.length() && !key.isEmpty() ? Optional.of(values) : Optional.empty();
    }

    /** The values of a key attribute made from this template, empty where it cannot have been. */
    public Optional<Map<String, @Nullable Object>> match(Value key) {
        if (!isNative) {
            return key instanceof Value.Text text ? match(text.value()) : Optional.empty();
        }
        var component = component(0);
        return NativeKeys.decode(component.type(), key).map(value -> {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put(component.attribute(), value);
            return values;
        });
    }

    /**
     * The values of a key made from this template.
     *
     * @throws Refusal where it cannot have been
     */
    public Map<String, @Nullable Object> decode(String key) {
        return match(key)
                .orElseThrow(() -> Refusal.of(
                        "KEY_MISMATCH",
                        Refusal.DATA,
                        "a " + role + " of " + key.length() + " characters that no row of the template has",
                        toString(),
                        "Find out who wrote the item, or map the table with the template it was written with."));
    }

    /** The shard that rows are spread by, if any. */
    private Optional<Shard> shard() {
        return segments.stream()
                .filter(Shard.class::isInstance)
                .map(Shard.class::cast)
                .findFirst();
    }

    /** Into how many keys rows of the same attributes are spread: 1 where they are not. */
    public int shards() {
        return shard().map(Shard::count).orElse(1);
    }

    /** The columns of the id that tell which of those keys a row has; none where there is one. They are not among the {@link #attributes()}. */
    public List<String> shardedBy() {
        return shard().map(Shard::columns).orElse(List.of());
    }

    /** The same, spread over some keys by the id of the row. */
    public KeyTemplate sharded(int count, List<Component> id) {
        List<Segment> sharded = new ArrayList<>(segments);
        sharded.add(new Literal(String.valueOf(StringText.SEPARATOR)));
        sharded.add(new Shard(count, id));
        return new KeyTemplate(role, sharded, isNative);
    }

    /** The templates of the keys that a row of these values may have: this, or one for each shard where they do not tell which. */
    public List<KeyTemplate> partitions(Function<String, @Nullable Object> canonicalValues) {
        var shard = shard();
        if (shard.isEmpty() || ShardText.isKnown(shard.get(), canonicalValues)) {
            return List.of(this);
        }
        var partitions = new ArrayList<KeyTemplate>(shard.get().count());
        for (int number = 0; number < shard.get().count(); number++) {
            List<Segment> one = new ArrayList<>(segments);
            one.set(segments.indexOf(shard.get()), new Literal(ShardText.of(shard.get(), number)));
            partitions.add(new KeyTemplate(role, one, isNative));
        }
        return partitions;
    }

    /** The attributes in the order of their components. */
    public List<String> attributes() {
        var names = new ArrayList<String>(segments.size());
        for (var segment : segments) {
            if (segment instanceof Component component) {
                names.add(component.attribute());
            }
        }
        return List.copyOf(names);
    }

    /** The attributes whose null no key can say. */
    List<String> needed() {
        var needed = new ArrayList<String>(1);
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Component component && (isNative || !mayBeNull(i))) {
                needed.add(component.attribute());
            }
        }
        return needed;
    }

    /** The component at a place among the components, from 0. */
    public Component component(int index) {
        int at = index;
        for (var segment : segments) {
            if (segment instanceof Component component && at-- == 0) {
                return component;
            }
        }
        throw new IndexOutOfBoundsException("component " + index + " of " + this);
    }

    /** Whether every row has the same key. */
    public boolean isConstant() {
        return segments.size() == 1 && segments.get(0) instanceof Literal;
    }

    /**
     * Whether keys with equal leading values sort as the values of the next component do, so that a range of its values is a
     * range of keys: so in sort keys, not in partition keys.
     */
    public boolean isOrdered() {
        return role == KeyRole.SORT;
    }

    /** Whether provably no key is made from both templates; false where that is not certain. */
    public boolean disjoint(KeyTemplate other) {
        return !isNative && !other.isNative && KeyFields.of(this).disjoint(KeyFields.of(other));
    }

    /** The pattern. Parsed again it gives this template, except that a pattern cannot say that a key is native. */
    @Override
    public String toString() {
        var out = new StringBuilder();
        segments.forEach(out::append);
        return out.toString();
    }

    /** Whether the segment ends the key. */
    boolean isLast(int segment) {
        return segment == segments.size() - 1;
    }

    /** Whether the component has a text for null. */
    boolean mayBeNull(int segment) {
        return role == KeyRole.SORT && !isLast(segment);
    }

    private void append(StringBuilder out, int segment, Component component, @Nullable Object value) {
        if (value != null) {
            KeyCodec.append(out, component.type(), value, role, isLast(segment), this);
        } else if (mayBeNull(segment)) {
            out.append(NULL);
        } else {
            throw nullRefused(component);
        }
    }

    private void requireText() {
        if (isNative) {
            throw new AssertionError("the native key " + this + " is a value, not a text of components");
        }
    }

    Refusal nullRefused(Component component) {
        return Refusal.of(
                "KEY_NULL",
                Refusal.DATA,
                "the attribute '" + component.attribute() + "' is null, and the " + role + " needs it",
                toString(),
                "Set it before the entity is written.");
    }
}
