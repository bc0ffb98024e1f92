package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the items of a table expire. A root row holds the moment in a column; the rows of its item collection, its locator and
 * its guards carry the same.
 *
 * @param attribute the item attribute that DynamoDB looks at: seconds since 1970, a number
 * @param column the column that says when; empty where the root row says it
 * @param rootSort of a row that carries its root's moment: the template of the root's sort key, over the row's own columns
 * @param heirs the types of the items that carry the moment of this root
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Amazon DynamoDB Developer Guide,
 *     "Using time to live"</a>
 */
public record TimeToLive(String attribute, String column, Optional<KeyTemplate> rootSort, Set<String> heirs) {

    /** The attribute in Virga's own tables. */
    public static final String ATTRIBUTE = "_ttl";

    public TimeToLive {
        heirs = Set.copyOf(heirs);
    }

    /** Whether a column of this type can say when a row expires. */
    public static boolean isMoment(AttributeType type) {
        return switch (type) {
            case INTEGER, DECIMAL, DATE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, INSTANT -> true;
            default -> false;
        };
    }

    /** Whether a column of this type is what DynamoDB looks at itself. */
    public static boolean isSeconds(AttributeType type) {
        return type == AttributeType.INTEGER || type == AttributeType.DECIMAL;
    }

    /** The moment that a value of the column means; {@link Value#NULL} for never. A moment without a zone is UTC. */
    public static Value moment(@Nullable Object canonical) {
        if (canonical == null) {
            return Value.NULL;
        }
        if (canonical instanceof Long seconds) {
            return Value.Num.of(seconds);
        }
        if (canonical instanceof BigDecimal seconds) {
            return new Value.Num(seconds);
        }
        return Value.Num.of(seconds(canonical));
    }

    private static long seconds(Object canonical) {
        if (canonical instanceof Instant instant) {
            return instant.getEpochSecond();
        }
        if (canonical instanceof OffsetDateTime moment) {
            return moment.toEpochSecond();
        }
        if (canonical instanceof LocalDateTime moment) {
            return moment.toEpochSecond(ZoneOffset.UTC);
        }
        if (canonical instanceof LocalDate day) {
            return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        }
        throw new AssertionError("a time to live of " + canonical.getClass());
    }

    /** Whether an item with this value of the attribute is gone, stored though it may be. */
    public static boolean isExpired(Value moment, Instant now) {
        return moment instanceof Value.Num num && num.value().compareTo(BigDecimal.valueOf(now.getEpochSecond())) <= 0;
    }
}
