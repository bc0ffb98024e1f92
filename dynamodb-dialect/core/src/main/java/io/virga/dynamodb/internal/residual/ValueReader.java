package io.virga.dynamodb.internal.residual;

import org.h2.value.Value;

/** From a canonical value, never null, to what an H2 column of some type would have stored. */
interface ValueReader {
    Value read(Object canonical);
}
