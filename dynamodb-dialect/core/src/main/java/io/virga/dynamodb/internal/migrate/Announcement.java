package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.DualForms;
import io.virga.dynamodb.internal.exec.RowForms;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What applications are told of a migration, in the schema item of the home table: how far it is, and both forms of the rows
 * that it changes. An application of either version thus knows the other's form. It stays behind the migration's end, and
 * then tells applications of the version before that their time is over.
 *
 * @param id of the migration
 * @param stopped whether applications do nothing while it runs
 * @param rows the tables whose rows it changes
 */
public record Announcement(String id, Phase phase, boolean stopped, List<Forms> rows) {

    private static final int FORMAT = 1;

    /**
     * @param changes from the one to the other
     * @param returning what rows of the new form hold in attributes that only the form before has
     */
    record Forms(TableMapping from, TableMapping to, List<AttributeChange> changes, Map<String, Value> returning) {
        Forms {
            changes = List.copyOf(changes);
            returning = Map.copyOf(returning);
        }

        boolean keepsKey() {
            return from.table().equals(to.table())
                    && from.partition().equals(to.partition())
                    && from.sort().equals(to.sort());
        }

        /** As the version before has it. */
        RowForms asBefore(TableMapping own) {
            var copies = new HashMap<String, String>();
            var defaults = new HashMap<String, Value>();
            for (var change : changes) {
                if (change instanceof AttributeChange.Rename rename) {
                    copies.put(rename.attribute(), rename.to());
                } else if (change instanceof AttributeChange.Add add) {
                    defaults.put(add.attribute(), add.value());
                }
            }
            return new RowForms(own, to, keepsKey(), copies, defaults);
        }

        /** As the new version has it. */
        RowForms asAfter(TableMapping own) {
            var copies = new HashMap<String, String>();
            for (var change : changes) {
                if (change instanceof AttributeChange.Rename rename) {
                    copies.put(rename.to(), rename.attribute());
                }
            }
            return new RowForms(own, from, keepsKey(), copies, returning);
        }
    }

    public Announcement {
        rows = List.copyOf(rows);
    }

    Announcement at(Phase next) {
        return new Announcement(id, next, stopped, rows);
    }

    /** The mappings of the version before and of the one behind it: what they call theirs stays theirs. */
    public List<TableMapping> mappings() {
        var all = new ArrayList<TableMapping>();
        rows.forEach(forms -> all.add(forms.from()));
        rows.forEach(forms -> all.add(forms.to()));
        return all;
    }

    /**
     * What an application does.
     *
     * @param refusal why it may do nothing
     * @param forms what it writes and reads
     * @param vouched whether the schema item names other keys than the application's, and it may use its own all the same
     */
    public record Advice(Optional<Refusal> refusal, DualForms forms, boolean vouched) {
        public static final Advice NONE = new Advice(Optional.empty(), DualForms.NONE, false);

        private static Advice refused(String code, String what, String where, String remedy) {
            return new Advice(Optional.of(Refusal.notSupported(code, what, where, remedy)), DualForms.NONE, true);
        }

        private static Advice of(DualForms forms, boolean vouched) {
            return new Advice(Optional.empty(), forms, vouched);
        }
    }

    /** @param design the keys of the application that asks */
    public Advice adviceFor(Catalog design) {
        var side = Side.of(rows, design);
        if (side == Side.NONE || phase == Phase.DONE && side != Side.BEFORE) {
            return Advice.NONE;
        }
        var where = design.home().name();
        if (phase == Phase.DONE || phase.isBehind(Phase.SWITCH) && side == Side.BEFORE) {
            return Advice.refused(
                    "MIGRATED_AWAY",
                    "migration " + id + " has left the form behind that this version of the application knows",
                    where,
                    "Deploy the version that the migration belongs to, or take the migration back with virga migrate --to.");
        }
        if (stopped) {
            return Advice.refused(
                    "MIGRATION_STOPS",
                    "migration " + id + " is under way (" + phase + "), and applications wait for its end",
                    where,
                    "Try again when virga status says that it is applied; virga migrate goes on with one that was interrupted.");
        }
        if (side == Side.NEITHER) {
            return Advice.refused(
                    "MIGRATION_OTHER_VERSION",
                    "migration " + id + " is under way (" + phase
                            + "), and the mapping is neither the one before nor the one behind it",
                    where,
                    "Deploy one of these two versions, or wait for the end of the migration.");
        }
        if (side == Side.AFTER && !phase.isBehind(Phase.VERIFY)) {
            return Advice.refused(
                    "MIGRATION_NOT_SWITCHED",
                    "migration " + id + " is under way (" + phase + "), and not all rows have their new form yet",
                    where,
                    "Start this version when virga status says SWITCH; the version before serves until then.");
        }
        var stage = phase == Phase.CONTRACT ? DualForms.Stage.LAST : DualForms.Stage.BOTH;
        var byTable = new HashMap<String, RowForms>();
        for (var forms : rows) {
            design.find(forms.to().name())
                    .ifPresent(own ->
                            byTable.put(own.name(), side == Side.BEFORE ? forms.asBefore(own) : forms.asAfter(own)));
        }
        return Advice.of(new DualForms(stage, byTable), side == Side.BEFORE && phase == Phase.SWITCH);
    }

    Value toValue() {
        return new Json.Builder()
                .number("format", FORMAT)
                .text("migration", id)
                .text("phase", phase.name())
                .flag("stopped", stopped)
                .list("rows", rows, forms -> new Json.Builder()
                        .value("from", MappingText.of(forms.from()))
                        .value("to", MappingText.of(forms.to()))
                        .list("changes", forms.changes(), StepText::of)
                        .value("returning", new Value.Document(forms.returning()))
                        .build())
                .build();
    }

    /** @throws IllegalArgumentException for what this version does not read */
    public static Announcement of(Value value) {
        var json = Json.of(value, "the migration that runs");
        if (json.number("format") != FORMAT) {
            throw new IllegalArgumentException("format " + json.number("format") + " instead of " + FORMAT);
        }
        return new Announcement(
                json.text("migration"),
                json.constant("phase", Phase.class),
                json.flag("stopped"),
                json.list(
                        "rows",
                        each -> new Forms(
                                MappingText.mapping(each.object("from")),
                                MappingText.mapping(each.object("to")),
                                each.list("changes", StepText::change),
                                each.object("returning").members())));
    }
}
