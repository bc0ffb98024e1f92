package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.schema.MigrationException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in the way of writing rows in both forms, so that applications would have to stop. */
final class OnlineChecks {

    private OnlineChecks() {}

    /** @throws io.virga.dynamodb.schema.MigrationException naming each change that needs a stop */
    static void check(String id, List<Announcement.Forms> rows, List<Step> steps) {
        var reasons = new ArrayList<String>();
        rows.forEach(forms -> reasons(forms, reasons));
        for (var step : steps) {
            if (step instanceof Step.DeleteIndex gone && gone.first()) {
                reasons.add("index " + gone.index() + " of " + gone.table() + " is not there while it is made anew");
            }
        }
        if (!reasons.isEmpty()) {
            throw MigrationFailures.of(
                    Kind.USAGE,
                    "NEEDS_STOP",
                    "applications cannot go on writing meanwhile: " + String.join("; ", reasons),
                    id,
                    "Migrate with --stopped, and every application refuses to work until it is done; or split the change"
                            + " into steps that need no stop: add the new beside the old, deploy, remove the old.");
        }
    }

    private static void reasons(Announcement.Forms forms, List<String> reasons) {
        var name = forms.to().entity();
        for (var change : forms.changes()) {
            if (change instanceof AttributeChange.Convert convert) {
                reasons.add(name + "." + convert.attribute() + " has one attribute for two types");
            } else if (change instanceof AttributeChange.Transform transform) {
                reasons.add(name + " is changed by " + transform.className()
                        + ", which applications of the version before do not know");
            }
        }
        var own = forms.from();
        var other = forms.to();
        if (!own.tag().equals(other.tag())) {
            reasons.add(name + " has one type for two names, " + own.tag() + " and " + other.tag());
        }
        if (!own.table().equals(other.table())) {
            reasons.add(name + " moves from table " + own.table().name() + " to "
                    + other.table().name());
        }
        if (!own.timeToLive().equals(other.timeToLive())) {
            reasons.add(name + " expires by another attribute");
        }
        reasons.addAll(unfilled(forms));
        reasons.addAll(forms.keepsKey() ? slots(own, other) : keys(own, other));
    }

    /** What the version before must find in rows that the new one inserts, and nobody has said. */
    private static List<String> unfilled(Announcement.Forms forms) {
        Set<String> known = new HashSet<>();
        forms.to().attributes().forEach(attribute -> known.add(attribute.name()));
        for (var change : forms.changes()) {
            if (change instanceof AttributeChange.Rename rename) {
                known.add(rename.attribute());
            }
        }
        known.addAll(forms.returning().keySet());
        return forms.from().attributes().stream()
                .filter(attribute -> !attribute.nullable()
                        && attribute.generation() == Attribute.Generation.NONE
                        && !known.contains(attribute.name()))
                .map(attribute -> forms.to().entity() + " goes without " + attribute.name()
                        + ", which is not null for the version before (the step back in the file can say its value)")
                .toList();
    }

    /** One item, and one attribute that is to hold two things. */
    private static List<String> slots(TableMapping own, TableMapping other) {
        Map<String, String> held = new HashMap<>();
        parts(own).forEach(part -> held.put(part.attribute(), part.template().toString()));
        return parts(other).stream()
                .filter(part -> !part.template()
                        .toString()
                        .equals(held.getOrDefault(
                                part.attribute(), part.template().toString())))
                .map(part -> other.entity() + " has " + part.attribute() + " for two indexes, " + part.template()
                        + " and " + held.get(part.attribute()))
                .toList();
    }

    private static List<KeyPart> parts(TableMapping mapping) {
        var parts = new ArrayList<KeyPart>();
        mapping.indexes().stream()
                .filter(index -> index.kind() != IndexMapping.Kind.ITEMS)
                .forEach(index -> {
                    parts.addAll(index.partition());
                    parts.addAll(index.sort());
                });
        return parts;
    }

    /** Two items, and something beside them that can stand for one only. */
    private static List<String> keys(TableMapping own, TableMapping other) {
        var reasons = new ArrayList<String>();
        var name = other.entity();
        if (own.locator().isPresent() && own.locator().equals(other.locator())) {
            reasons.add(name + " has another key, and one locator for both");
        }
        for (var mapping : List.of(own, other)) {
            if (!mapping.table().stamped() || !mapping.table().isTyped()) {
                reasons.add(name + " has another key, and its table is not one that Virga made");
            }
            if (mapping.timeToLive().isPresent()) {
                reasons.add(name + " has another key, and expires");
            }
            if (mapping.primaryKey().isEmpty()) {
                reasons.add(name + " has another key, and its rows have no identity");
            }
            mapping.indexes().stream()
                    .filter(index -> index.kind() == IndexMapping.Kind.ITEMS
                            || index.included().isPresent())
                    .forEach(index -> reasons.add(
                            name + " has another key, and index " + index.index() + " does not hold whole rows"));
        }
        return reasons.stream().distinct().toList();
    }
}
