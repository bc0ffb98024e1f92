package io.virga.suite.walk;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;

/** A mutable value that a converter stores as text. */
public class Tags {

    final List<String> names;

    Tags(List<String> names) {
        this.names = new ArrayList<>(names);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tags tags && tags.names.equals(names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return names.toString();
    }

    @Converter
    public static class AsText implements AttributeConverter<Tags, String> {

        @Override
        public String convertToDatabaseColumn(Tags tags) {
            return tags == null ? null : String.join(",", tags.names);
        }

        @Override
        public Tags convertToEntityAttribute(String text) {
            return text == null ? null : new Tags(text.isEmpty() ? List.of() : List.of(text.split(",")));
        }
    }
}
