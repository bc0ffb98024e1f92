package io.virga.query.blog;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** D and P in the database: a parameter that misses the converter finds nothing. */
@Converter(autoApply = true)
public class StatusConverter implements AttributeConverter<Status, String> {

    @Override
    public String convertToDatabaseColumn(Status status) {
        return status == null ? null : status.name().substring(0, 1);
    }

    @Override
    public Status convertToEntityAttribute(String column) {
        if (column == null) {
            return null;
        }
        return column.equals("D") ? Status.DRAFT : Status.PUBLISHED;
    }
}
