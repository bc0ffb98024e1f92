package io.virga.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** A sheet that promises a refusal is believed only when it happens. */
class AbsentFeaturesTest {

    @Test
    void a_refusal_as_promised_passes() {
        assertThat(run(RefusesAsPromised.class).succeeded().count()).isOne();
    }

    @Test
    void a_feature_that_works_after_all_fails() {
        run(WorksAfterAll.class)
                .assertThatEvents()
                .haveExactly(1, event(test(), finishedWithFailure(message(m -> m.contains("and it works")))));
    }

    @Test
    void another_error_than_the_promised_one_fails() {
        run(FailsOtherwise.class)
                .assertThatEvents()
                .haveExactly(1, event(test(), finishedWithFailure(message(m -> m.contains("not as the sheet says")))));
    }

    @Test
    void a_failed_assertion_is_no_refusal() {
        run(AssertionFails.class)
                .assertThatEvents()
                .haveExactly(1, event(test(), finishedWithFailure(message(m -> m.contains("not as the sheet says")))));
    }

    @Test
    void a_test_that_needs_nothing_runs_as_it_is() {
        run(NeedsNothing.class).assertThatEvents().haveExactly(1, event(test(), finishedSuccessfully()));
    }

    private static Events run(Class<?> fixture) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(fixture))
                .execute()
                .testEvents();
    }

    private static final AbsentFeatures SHEET = new AbsentFeatures(
            Features.all().without(Feature.SET_OPERATORS_KEEPING_DUPLICATES, "no such operator", "cannot do ALL"));

    static class RefusesAsPromised {
        @RegisterExtension
        static final AbsentFeatures FEATURES = SHEET;

        @Test
        @Needs(Feature.SET_OPERATORS_KEEPING_DUPLICATES)
        void runs() {
            throw new IllegalStateException("wrapped", new UnsupportedOperationException("we cannot do ALL"));
        }
    }

    static class WorksAfterAll {
        @RegisterExtension
        static final AbsentFeatures FEATURES = SHEET;

        @Test
        @Needs(Feature.SET_OPERATORS_KEEPING_DUPLICATES)
        void runs() {}
    }

    static class FailsOtherwise {
        @RegisterExtension
        static final AbsentFeatures FEATURES = SHEET;

        @Test
        @Needs(Feature.SET_OPERATORS_KEEPING_DUPLICATES)
        void runs() {
            throw new IllegalStateException("connection lost");
        }
    }

    static class AssertionFails {
        @RegisterExtension
        static final AbsentFeatures FEATURES = SHEET;

        @Test
        @Needs(Feature.SET_OPERATORS_KEEPING_DUPLICATES)
        void runs() {
            throw new AssertionError("expected something else than: cannot do ALL");
        }
    }

    static class NeedsNothing {
        @RegisterExtension
        static final AbsentFeatures FEATURES = SHEET;

        @Test
        void runs() {}
    }
}
