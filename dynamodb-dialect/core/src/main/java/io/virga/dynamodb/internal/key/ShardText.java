package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.key.Segment.Shard;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which shard a row is in, as {@code KEY-FORMAT.md} specifies: {@code 3of8}. The number of shards is in the text, so that the keys of one number never
 * meet those of another while a migration changes it.
 */
final class ShardText {

    /** Each is a request of every query that does not know the id. */
    static final int MOST = 256;

    private static final String OF = "of";
    private static final String DIGEST = "SHA-256";

    private ShardText() {}

    static String of(Shard shard, int number) {
        return number + OF + shard.count();
    }

    /** Whether one of the shards is called so. */
    static boolean isOne(Shard shard, String text) {
        var end = OF + shard.count();
        if (!text.endsWith(end)) {
            return false;
        }
        var number = text.substring(0, text.length() - end.length());
        return number.matches("0|[1-9]\\d{0,2}") && Integer.parseInt(number) < shard.count();
    }

    /** Whether the columns tell which one. */
    static boolean isKnown(Shard shard, Function<String, @Nullable Object> row) {
        return shard.columns().stream().allMatch(column -> row.apply(column) != null);
    }

    /**
     * The number of a row's shard, from 0: the first four bytes of the SHA-256 of its id, as an unsigned number, modulo the number of shards. The id is
     * written as the components of a partition key are, {@code #} between them.
     */
    static int number(Shard shard, Function<String, @Nullable Object> row, KeyTemplate template) {
        var id = new StringBuilder();
        for (var component : shard.by()) {
            var value = row.apply(component.attribute());
            if (value == null) {
                throw template.nullRefused(component);
            }
            id.append(id.isEmpty() ? "" : "#");
            KeyCodec.append(id, component.type(), value, KeyRole.PARTITION, false, template);
        }
        int hash = ByteBuffer.wrap(digest(id.toString())).getInt();
        return Integer.remainderUnsigned(hash, shard.count());
    }

    private static byte[] digest(String id) {
        try {
            return MessageDigest.getInstance(DIGEST).digest(id.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + DIGEST, e);
        }
    }
}
