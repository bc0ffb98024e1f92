package io.virga.dynamodb.internal.migrate;

import java.util.function.UnaryOperator;

/** Steps with their tables under other names: those of an environment. */
record StepNames(UnaryOperator<String> names) implements Step.Fold<Step> {

    @Override
    public Step createTable(Step.CreateTable step) {
        return new Step.CreateTable(DefinitionText.renamed(step.table(), names));
    }

    @Override
    public Step deleteTable(Step.DeleteTable step) {
        return new Step.DeleteTable(names.apply(step.table()));
    }

    @Override
    public Step addIndex(Step.AddIndex step) {
        return new Step.AddIndex(names.apply(step.table()), step.index());
    }

    @Override
    public Step deleteIndex(Step.DeleteIndex step) {
        return new Step.DeleteIndex(names.apply(step.table()), step.index(), step.first());
    }

    @Override
    public Step timeToLive(Step.ExpireBy step) {
        return new Step.ExpireBy(names.apply(step.table()), step.attribute());
    }

    @Override
    public Step billing(Step.Bill step) {
        return new Step.Bill(names.apply(step.table()), step.billing());
    }

    @Override
    public Step stream(Step.StreamItems step) {
        return new Step.StreamItems(names.apply(step.table()), step.stream());
    }

    @Override
    public Step createSequence(Step.CreateSequence step) {
        return step;
    }

    @Override
    public Step rewrite(Step.Rewrite step) {
        return new Step.Rewrite(names.apply(step.table()), step.rows());
    }

    @Override
    public Step deleteRows(Step.DeleteRows step) {
        return new Step.DeleteRows(names.apply(step.table()), step.mappings());
    }
}
