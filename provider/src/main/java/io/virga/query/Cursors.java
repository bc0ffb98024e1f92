package io.virga.query;

import io.virga.internal.query.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the cursors of {@link Select#slice}, so that they can travel through browsers. A cursor holds the sort values of
 * one row, readable by whoever has it, and no state is kept for it. Thread-safe.
 */
public final class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 32;

    private final SecretKeySpec key;

    private Cursors(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * @param secret at least 16 bytes, the same on all servers that serve a cursor
     * @throws IllegalArgumentException if it is shorter
     */
    public static Cursors signedBy(byte[] secret) {
        if (secret.length < 16) {
            throw Problems.invalid(
                    "SHORT_SECRET", secret.length + " bytes", "Cursors", "Use at least 16 random bytes.");
        }
        return new Cursors(new SecretKeySpec(secret, ALGORITHM));
    }

    /** @param statement what the cursor belongs to; signed with it, but not part of it */
    String sign(String statement, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        byte[] signed = ByteBuffer.allocate(SIGNATURE + bytes.length)
                .put(signature(statement, bytes))
                .put(bytes)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    String verify(String statement, String cursor) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        if (signed.length < SIGNATURE) {
            throw invalid();
        }
        byte[] bytes = Arrays.copyOfRange(signed, SIGNATURE, signed.length);
        if (!MessageDigest.isEqual(signature(statement, bytes), Arrays.copyOf(signed, SIGNATURE))) {
            throw invalid();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException invalid() {
        return Problems.invalid(
                "INVALID_CURSOR",
                "the cursor is not one of this statement's",
                "cursor",
                "Use a cursor as it was given, with the same conditions and order, or begin without one.");
    }

    private byte[] signature(String statement, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] name = statement.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(4).putInt(name.length).flip());
            mac.update(name);
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
