package io.virga.dynamodb.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The protocol of the journal, the product's own steps, in every order of two writers and their readers, with a kill and a lost answer
 * anywhere. A writer reads both items and adds one to each. What must hold: an item is read as it truly was at some time of the
 * read; a statement sees a transaction that it met whole or not at all; nothing is committed over what was not read; a writer is
 * told the truth; afterwards everything is readable, and no lock is left.
 */
class JournalModelTest {

    private static List<Process> processes(int writers, int readers) {
        var all = new ArrayList<Process>();
        for (int i = 1; i <= writers; i++) {
            all.add(new Process.Arriving(Integer.toString(i), List.of()));
        }
        for (int i = 0; i < readers; i++) {
            all.add(Process.Reader.start(Statement.NEW, World.EMPTY));
        }
        return all;
    }

    private static Exploration explored(String name, Exploration exploration, List<Process> processes) {
        exploration.run(processes);
        System.out.printf(
                "Journal model, %s: %,d states, %,d transitions, %,d ends%n",
                name, exploration.states(), exploration.transitions(), exploration.ends());
        return exploration;
    }

    /**
     * A reader writes nothing, so that any run with two is, for each of them, a run with one: that is what the build explores. {@code
     * -Pfaults} sets {@code virga.journal.readers} to 2.
     */
    @Test
    void two_writers_their_readers_and_a_kill_anywhere() {
        int readers = Integer.getInteger("virga.journal.readers", 1);
        explored(
                "2 writers, " + readers + " readers, both killed anywhere",
                new Exploration(Bug.NONE, 2, 0, false),
                processes(2, readers));
    }

    @Test
    void two_writers_a_kill_and_a_lost_answer_anywhere() {
        explored("2 writers, a kill, a lost answer", new Exploration(Bug.NONE, 1, 1, false), processes(2, 0));
    }

    /** Who clears up cannot know who is dead: the living lose nothing but their transaction. */
    @Test
    void a_sweep_among_the_living() {
        var all = processes(2, Integer.getInteger("virga.journal.readers", 1) - 1);
        all.add(new Process.Sweeper(Recovering.of("1")));
        var exploration = explored("2 writers, a sweep, a kill", new Exploration(Bug.NONE, 1, 0, true), all);
        assertThat(exploration.orphans())
                .as("locks for the next who meets them")
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_bug_is_found(Bug bug) {
        assertThatThrownBy(() -> new Exploration(bug, 1, 0, false).run(processes(2, 1)))
                .isInstanceOf(Violation.class)
                .satisfies(violation -> System.out.println(
                        bug + ": " + violation.getMessage().lines().findFirst().orElse("")));
    }

    @Test
    void a_lone_writer_needs_no_luck() {
        assertThatCode(() -> new Exploration(Bug.NONE, 0, 0, false).run(processes(1, 0)))
                .doesNotThrowAnyException();
    }
}
