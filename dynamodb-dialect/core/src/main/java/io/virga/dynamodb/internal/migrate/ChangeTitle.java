package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.model.JsonText;

/** A change of an attribute in words. */
final class ChangeTitle implements AttributeChange.Fold<String> {

    private static final ChangeTitle TITLES = new ChangeTitle();

    private ChangeTitle() {}

    static String of(AttributeChange change) {
        return change.fold(TITLES);
    }

    @Override
    public String rename(AttributeChange.Rename change) {
        return "rename " + change.attribute() + " to " + change.to();
    }

    @Override
    public String add(AttributeChange.Add change) {
        return "add " + change.attribute() + ", " + JsonText.render(change.value()) + " where it is missing";
    }

    @Override
    public String remove(AttributeChange.Remove change) {
        return "remove " + change.attribute();
    }

    @Override
    public String convert(AttributeChange.Convert change) {
        return "convert " + change.attribute() + " to its new type";
    }

    @Override
    public String transform(AttributeChange.Transform change) {
        return "transform by " + change.className();
    }
}
