package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.internal.store.TableDescription.Billing;
import io.virga.dynamodb.internal.store.TableDescription.Encryption;
import io.virga.dynamodb.internal.store.TableDescription.Stream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What schema export gives to the tables that it creates.
 *
 * @param timeout how long one table or index may take to become active
 */
public record TableOptions(
        Billing billing,
        Stream stream,
        Map<String, String> tags,
        boolean deletionProtection,
        Encryption encryption,
        Duration timeout) {

    private static final Pattern UNITS = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,8})");

    public TableOptions {
        tags = Map.copyOf(tags);
    }

    /** The description with these options. */
    public TableDescription applied(TableDescription table) {
        return new TableDescription(
                table.name(),
                table.partitionKey(),
                table.sortKey(),
                table.globalIndexes(),
                table.localIndexes(),
                billing,
                table.timeToLive(),
                stream,
                tags,
                deletionProtection,
                encryption);
    }

    /** {@code on-demand}, or {@code <read>/<write>} capacity units. */
    static Billing billing(String text) {
        var units = UNITS.matcher(text);
        if (units.matches()) {
            return new Billing(Long.parseLong(units.group(1)), Long.parseLong(units.group(2)));
        }
        if (!text.equals("on-demand")) {
            throw refused("table.billing", text, "Write on-demand, or capacity units as <read>/<write>: 10/5.");
        }
        return Billing.ON_DEMAND;
    }

    /** {@code none}, {@code keys-only}, {@code new-image}, {@code old-image}, {@code new-and-old-images}. */
    static Stream stream(String text) {
        for (var stream : Stream.values()) {
            if (stream.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return stream;
            }
        }
        throw refused("table.stream", text, "Write none, keys-only, new-image, old-image or new-and-old-images.");
    }

    /** {@code name:value,name:value}. */
    static Map<String, String> tags(String text) {
        var tags = new TreeMap<String, String>();
        for (var tag : text.split(",")) {
            int colon = tag.indexOf(':');
            if (colon > 0) {
                tags.put(
                        tag.substring(0, colon).strip(),
                        tag.substring(colon + 1).strip());
            } else if (!tag.isBlank()) {
                throw refused("table.tags", text, "Write name:value,name:value.");
            }
        }
        return tags;
    }

    /** {@code aws-owned}, {@code aws-managed}, or the id or ARN of a key. */
    static Encryption encryption(String text) {
        return switch (text) {
            case "aws-owned" -> Encryption.AWS_OWNED;
            case "aws-managed" -> Encryption.AWS_MANAGED;
            default -> Encryption.customerKey(text);
        };
    }

    private static Refusal refused(String name, String value, String remedy) {
        return Refusal.of(
                "SETTING_VALUE", Refusal.CONNECTION, name + "=" + value + " is not possible", "settings", remedy);
    }
}
