package io.virga;

import io.virga.ChangeSet.Added;
import io.virga.ChangeSet.Change;
import io.virga.ChangeSet.Modified;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A change set as text, one line per entity. */
final class ChangeSetText {

    private ChangeSetText() {}

    static String line(Change change) {
        String subject = change.entityName() + "#" + (change.id() == null ? "new" : change.id());
        if (change instanceof Added added) {
            return "+ " + subject
                    + added.values().stream()
                            .map(v -> v.name() + "=" + text(v.value()))
                            .collect(Collectors.joining(", ", " {", "}"));
        }
        if (change instanceof Modified modified) {
            return "~ " + subject + " "
                    + modified.attributes().stream()
                            .map(a -> a.name() + ": " + text(a.before()) + " -> " + text(a.after()))
                            .collect(Collectors.joining(", "));
        }
        return "- " + subject;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        return value instanceof CharSequence ? "'" + value + "'" : String.valueOf(value);
    }
}
