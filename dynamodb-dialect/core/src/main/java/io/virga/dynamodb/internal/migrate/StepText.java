package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.TableDescription.Stream;

/** Steps as JSON and back. */
final class StepText {

    private StepText() {}

    static Value of(Step step) {
        return step.fold(new Rendered());
    }

    static Value of(AttributeChange change) {
        return change.fold(new RenderedChange());
    }

    static Step step(Json json) {
        var kind = json.text("step");
        return switch (kind) {
            case "createTable" -> new Step.CreateTable(TableText.table(json.object("definition")));
            case "deleteTable" -> new Step.DeleteTable(json.text("table"));
            case "addIndex" -> new Step.AddIndex(json.text("table"), TableText.index(json.object("definition")));
            case "deleteIndex" -> new Step.DeleteIndex(json.text("table"), json.text("index"), json.flag("first"));
            case "timeToLive" -> new Step.ExpireBy(json.text("table"), json.text("attribute", ""));
            case "billing" -> new Step.Bill(json.text("table"), TableText.billing(json.object("units")));
            case "stream" -> new Step.StreamItems(json.text("table"), json.constant("stream", Stream.class));
            case "createSequence" ->
                new Step.CreateSequence(new Catalog.Sequence(
                        json.text("name"), json.number("initialValue"), Math.toIntExact(json.number("increment"))));
            case "rewrite" -> new Step.Rewrite(json.text("table"), json.list("rows", StepText::row));
            case "deleteRows" -> new Step.DeleteRows(json.text("table"), json.texts("mappings"));
            default -> throw new IllegalArgumentException(json.where() + ": there is no step \"" + kind + "\"");
        };
    }

    private static RowChange row(Json json) {
        return new RowChange(json.text("name"), json.list("changes", StepText::change), json.texts("keys"));
    }

    static AttributeChange change(Json json) {
        var kind = json.text("change");
        return switch (kind) {
            case "rename" -> new AttributeChange.Rename(json.text("attribute"), json.text("to"));
            case "add" -> new AttributeChange.Add(json.text("attribute"), json.value("value"));
            case "remove" -> new AttributeChange.Remove(json.text("attribute"));
            case "convert" -> new AttributeChange.Convert(json.text("attribute"));
            case "transform" -> new AttributeChange.Transform(json.text("class"));
            default -> throw new IllegalArgumentException(json.where() + ": there is no change \"" + kind + "\"");
        };
    }

    private static final class Rendered implements Step.Fold<Value> {

        private static Json.Builder step(String kind) {
            return new Json.Builder().text("step", kind);
        }

        @Override
        public Value createTable(Step.CreateTable step) {
            return step("createTable")
                    .value("definition", TableText.of(step.table()))
                    .build();
        }

        @Override
        public Value deleteTable(Step.DeleteTable step) {
            return step("deleteTable").text("table", step.table()).build();
        }

        @Override
        public Value addIndex(Step.AddIndex step) {
            return step("addIndex")
                    .text("table", step.table())
                    .value("definition", TableText.of(step.index()))
                    .build();
        }

        @Override
        public Value deleteIndex(Step.DeleteIndex step) {
            return step("deleteIndex")
                    .text("table", step.table())
                    .text("index", step.index())
                    .flag("first", step.first())
                    .build();
        }

        @Override
        public Value timeToLive(Step.ExpireBy step) {
            return step("timeToLive")
                    .text("table", step.table())
                    .given("attribute", step.attribute())
                    .build();
        }

        @Override
        public Value billing(Step.Bill step) {
            return step("billing")
                    .text("table", step.table())
                    .value("units", TableText.of(step.billing()))
                    .build();
        }

        @Override
        public Value stream(Step.StreamItems step) {
            return step("stream")
                    .text("table", step.table())
                    .text("stream", TableText.lower(step.stream()))
                    .build();
        }

        @Override
        public Value createSequence(Step.CreateSequence step) {
            return step("createSequence")
                    .text("name", step.sequence().name())
                    .number("initialValue", step.sequence().initialValue())
                    .number("increment", step.sequence().increment())
                    .build();
        }

        @Override
        public Value rewrite(Step.Rewrite step) {
            return step("rewrite")
                    .text("table", step.table())
                    .list("rows", step.rows(), row -> new Json.Builder()
                            .text("name", row.mapping())
                            .list("changes", row.changes(), StepText::of)
                            .texts("keys", row.notes())
                            .build())
                    .build();
        }

        @Override
        public Value deleteRows(Step.DeleteRows step) {
            return step("deleteRows")
                    .text("table", step.table())
                    .texts("mappings", step.mappings())
                    .build();
        }
    }

    private static final class RenderedChange implements AttributeChange.Fold<Value> {

        private static Json.Builder change(String kind) {
            return new Json.Builder().text("change", kind);
        }

        @Override
        public Value rename(AttributeChange.Rename change) {
            return change("rename")
                    .text("attribute", change.attribute())
                    .text("to", change.to())
                    .build();
        }

        @Override
        public Value add(AttributeChange.Add change) {
            return change("add")
                    .text("attribute", change.attribute())
                    .value("value", change.value())
                    .build();
        }

        @Override
        public Value remove(AttributeChange.Remove change) {
            return change("remove").text("attribute", change.attribute()).build();
        }

        @Override
        public Value convert(AttributeChange.Convert change) {
            return change("convert").text("attribute", change.attribute()).build();
        }

        @Override
        public Value transform(AttributeChange.Transform change) {
            return change("transform").text("class", change.className()).build();
        }
    }
}
