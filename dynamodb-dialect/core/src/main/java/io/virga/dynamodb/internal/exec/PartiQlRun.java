package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Coercion;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.model.ValueCodec;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a PartiQL statement. It sees the items as they are stored: no overlay, no types, no time to live. */
record PartiQlRun(ItemStore store, WorkSettings settings, Hints hints) {

    private static final String STATEMENT = "the query hint virga.dynamodb.partiql";

    /** Canonical values say themselves what they are stored as. */
    private static final List<AttributeType> PLAIN = List.of(
            AttributeType.STRING,
            AttributeType.BOOLEAN,
            AttributeType.INTEGER,
            AttributeType.DECIMAL,
            AttributeType.FLOAT,
            AttributeType.DOUBLE,
            AttributeType.DATE,
            AttributeType.TIMESTAMP,
            AttributeType.INSTANT,
            AttributeType.UUID,
            AttributeType.BINARY);

    Rows run(Plan.PartiQl plan, @Nullable Object[] parameters) {
        plan.scan().ifPresent(scan -> Scans.check(scan, hints.scan().orElse(settings.scan())));
        var values = Arrays.stream(parameters).map(PartiQlRun::value).toList();
        boolean consistent = plan.index().isEmpty() && hints.consistentReads().orElse(settings.consistentReads());
        return new PartiQlRows(
                plan.columns(),
                start -> store.partiQl(
                        new Request.PartiQl(plan.table(), plan.index(), plan.statement(), values, consistent, start)));
    }

    private static Value value(@Nullable Object given) {
        if (given == null) {
            return Value.NULL;
        }
        var plain = given instanceof BigInteger
                ? Coercion.coerce(AttributeType.DECIMAL, given)
                : given instanceof Integer || given instanceof Short || given instanceof Byte
                        ? Coercion.coerce(AttributeType.INTEGER, given)
                        : given;
        for (var type : PLAIN) {
            if (plain != null && type.javaType().isInstance(plain)) {
                return ValueCodec.encode(type, plain, STATEMENT);
            }
        }
        throw Refusal.of(
                "PARTIQL_PARAMETER",
                Refusal.DATA,
                "a parameter of " + given.getClass().getName() + " says not what it is stored as",
                STATEMENT,
                "Give it as a text, a number, a boolean or bytes.");
    }

    /** Refuses where what is stored is not what the transaction sees. */
    static void check(boolean written, boolean validated, boolean journaled, String table) {
        if (written) {
            throw refused(
                    "PARTIQL_PENDING",
                    "the transaction has written, and PartiQL would not see it",
                    table,
                    "Ask before the first write, or in a transaction of its own.");
        }
        if (validated) {
            throw refused(
                    "PARTIQL_ISOLATION",
                    "what PartiQL reads cannot be checked at commit",
                    table,
                    "Ask with isolation=read-committed.");
        }
        if (journaled) {
            throw refused(
                    "PARTIQL_JOURNAL",
                    "PartiQL would see large transactions half done",
                    table,
                    "Ask by SQL or JPQL, which look through their locks.");
        }
    }

    private static Refusal refused(String code, String what, String where, String remedy) {
        return Refusal.notSupported(code, what, where, remedy);
    }
}
