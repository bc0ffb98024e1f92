package io.virga.examples.shop.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Duration;

/** The database counts milliseconds, Java has a type for them. */
@Converter
public class MillisecondsConverter implements AttributeConverter<Duration, Integer> {

    @Override
    public Integer convertToDatabaseColumn(Duration length) {
        return length == null ? null : Math.toIntExact(length.toMillis());
    }

    @Override
    public Duration convertToEntityAttribute(Integer milliseconds) {
        return milliseconds == null ? null : Duration.ofMillis(milliseconds);
    }
}
