package io.virga.dynamodb.internal.model;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An attribute value as DynamoDB stores it. Equality is the store's equality: numbers compare by value, whatever their
 * scale.
 *
 * <p>Values are immutable and safe for use by several threads.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">
 *     Amazon DynamoDB Developer Guide, "Supported data types"</a>
 */
public sealed interface Value {

    /** {@code S}. */
    record Text(String value) implements Value {}

    /** {@code N}: at most 38 significant digits. */
    record Num(BigDecimal value) implements Value {
        /** So many digits are a long, whatever they are, and with a sign, too. */
        private static final int SHORT = 18;

        public Num {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        public static Num of(long value) {
            return new Num(BigDecimal.valueOf(value));
        }

        /**
         * A number as DynamoDB writes it. Most are whole and short, and are read quicker as such.
         *
         * @throws NumberFormatException where it is none
         */
        public static Num parse(String text) {
            return isShortAndWhole(text) ? of(Long.parseLong(text)) : new Num(new BigDecimal(text));
        }

        private static boolean isShortAndWhole(String text) {
            int length = text.length();
            for (int i = text.startsWith("-") ? 1 : 0; i < length; i++) {
                char c = text.charAt(i);
                if (c < '0' || c > '9') {
                    return false;
                }
            }
            return length <= SHORT;
        }
    }

    /** {@code B}: a read-only buffer, position at its first byte. */
    record Binary(ByteBuffer value) implements Value {
        public Binary {
            value = value.asReadOnlyBuffer();
        }

        public static Binary of(byte[] bytes) {
            return new Binary(ByteBuffer.wrap(bytes.clone()));
        }

        /** A fresh copy of the bytes. */
        public byte[] bytes() {
            var bytes = new byte[value.remaining()];
            value.duplicate().get(bytes);
            return bytes;
        }
    }

    /** {@code BOOL}. */
    record Bool(boolean value) implements Value {}

    /** {@code NULL}; also stands for an attribute that is not there. */
    record Null() implements Value {}

    /** {@code M}. */
    record Document(Map<String, Value> entries) implements Value {
        public Document {
            entries = Map.copyOf(entries);
        }
    }

    /** {@code L}. */
    record Sequence(List<Value> elements) implements Value {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** {@code SS}, {@code NS} or {@code BS}: not empty, and all elements texts, all numbers or all binaries. */
    record ElementSet(Set<Value> elements) implements Value {
        public ElementSet {
            elements = Set.copyOf(elements);
        }
    }

    Value NULL = new Null();
    Value TRUE = new Bool(true);
    Value FALSE = new Bool(false);

    static Value text(String value) {
        return new Text(value);
    }

    default boolean isNull() {
        return this instanceof Null;
    }
}
