package io.virga.dynamodb.internal.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.UUID;

/**
 * What a column holds, each with the one Java class that carries its values inside the dialect ("canonical value"; SQL
 * null is Java null there). Hibernate's many SQL types come down to these.
 */
public enum AttributeType {
    /** CHAR, VARCHAR, CLOB, ENUM. */
    STRING(String.class),
    BOOLEAN(Boolean.class),
    /** TINYINT to BIGINT. */
    INTEGER(Long.class),
    /** NUMERIC, DECIMAL. */
    DECIMAL(BigDecimal.class),
    /** REAL. */
    FLOAT(Float.class),
    /** DOUBLE PRECISION, FLOAT. */
    DOUBLE(Double.class),
    DATE(LocalDate.class),
    TIME(LocalTime.class),
    /** TIME WITH TIME ZONE. */
    TIME_WITH_TIME_ZONE(OffsetTime.class),
    /** TIMESTAMP WITHOUT TIME ZONE. */
    TIMESTAMP(LocalDateTime.class),
    /** TIMESTAMP WITH TIME ZONE: equal when the instants are equal, yet the offset is kept. */
    TIMESTAMP_WITH_TIME_ZONE(OffsetDateTime.class),
    /** TIMESTAMP normalised to UTC. */
    INSTANT(Instant.class),
    UUID(UUID.class),
    /** BINARY, VARBINARY, BLOB. */
    BINARY(byte[].class),
    /** JSON, and embeddables kept as JSON: M, L or a scalar in the item. */
    DOCUMENT(Json.class),
    /** SQL arrays: a list of canonical values of the element's type, nulls included; L in the item. */
    ARRAY(List.class);

    private final Class<?> javaType;

    AttributeType(Class<?> javaType) {
        this.javaType = javaType;
    }

    /** The class of the canonical value. */
    public Class<?> javaType() {
        return javaType;
    }
}
