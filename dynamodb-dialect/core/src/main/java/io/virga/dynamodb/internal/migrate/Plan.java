package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.schema.MigrationException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which migrations are carried out, or taken back, and in what order. */
final class Plan {

    private final List<MigrationFile> files;
    private final List<Log.Entry> log;

    Plan(List<MigrationFile> files, List<Log.Entry> log) {
        this.files = files;
        this.log = log;
    }

    /**
     * @param resumed what the log says of it when it was begun before
     */
    record Move(MigrationFile file, boolean reverting, Optional<Log.Entry> resumed) {

        List<Step> steps() {
            return reverting ? file.down() : file.up();
        }
    }

    /**
     * Whether files and log agree.
     *
     * @throws io.virga.dynamodb.schema.MigrationException where they do not
     */
    void check(String where) {
        for (var entry : log) {
            var file =
                    files.stream().filter(each -> each.id().equals(entry.id())).findFirst();
            if (file.isEmpty()) {
                throw MigrationFailures.of(
                        Kind.DRIFT,
                        "MIGRATION_UNKNOWN",
                        "the table was migrated by " + entry.id() + ", and there is no such file",
                        where,
                        "Use the folder of the version that migrated it, or a later one.");
            }
            if (!file.get().checksum().equals(entry.checksum())) {
                throw MigrationFailures.of(
                        Kind.DRIFT,
                        "MIGRATION_EDITED",
                        entry.id() + " was edited after it was applied: its checksum is "
                                + file.get().checksum() + ", and was " + entry.checksum(),
                        where,
                        "Bring the files back from version control, and write a new migration for what is to change.");
            }
        }
        boolean open = false;
        for (var file : files) {
            var applied = Log.find(log, file.id()).isPresent();
            if (applied && open) {
                throw MigrationFailures.of(
                        Kind.DRIFT,
                        "MIGRATION_ORDER",
                        file.id() + " is applied, and one before it is not",
                        where,
                        "Give what came in between a number behind it: generate it anew.");
            }
            open |= !applied;
        }
    }

    /** @param target the number of the last migration that is to be applied, 0 for none */
    List<Move> to(int target) {
        var moves = new ArrayList<Move>();
        for (int i = files.size() - 1; i >= 0; i--) {
            var file = files.get(i);
            var entry = Log.find(log, file.id());
            boolean halfReverted =
                    entry.filter(e -> e.reverting() && !e.isApplied()).isPresent();
            if (entry.isPresent() && (file.number() > target || halfReverted)) {
                moves.add(new Move(file, true, entry.filter(e -> halfReverted)));
            }
        }
        for (var file : files) {
            var entry = Log.find(log, file.id());
            boolean applied = entry.filter(e -> e.isApplied() || e.reverting()).isPresent();
            if (file.number() <= target && !applied) {
                moves.add(new Move(file, false, entry));
            } else if (file.number() <= target
                    && entry.filter(e -> e.reverting() && !e.isApplied()).isPresent()) {
                moves.add(new Move(file, false, Optional.empty()));
            }
        }
        return moves;
    }

    /** Whether rows may have both forms, as a run has left them. */
    boolean isHalfWay(Move move) {
        return Log.find(log, move.file().id())
                .filter(entry -> !entry.isApplied())
                .isPresent();
    }

    /** What there is before and after a move. */
    Definition before(Move move) {
        return move.reverting() ? move.file().definition() : previous(move.file());
    }

    Definition after(Move move) {
        return move.reverting() ? previous(move.file()) : move.file().definition();
    }

    private Definition previous(MigrationFile file) {
        return file.number() == 1
                ? Definition.empty(file.definition())
                : files.get(file.number() - 2).definition();
    }
}
