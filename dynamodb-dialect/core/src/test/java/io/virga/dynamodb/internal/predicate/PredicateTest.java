package io.virga.dynamodb.internal.predicate;

import static io.virga.dynamodb.internal.predicate.Truth.FALSE;
import static io.virga.dynamodb.internal.predicate.Truth.TRUE;
import static io.virga.dynamodb.internal.predicate.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.predicate.Operand.Constant;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQL's three truth values, comparisons and patterns. */
class PredicateTest {

    private static final Predicate YES = Predicate.TRUE;
    private static final Predicate NO = Predicate.FALSE;
    private static final Predicate MAYBE = new Predicate.Known(UNKNOWN);

    private static Truth truth(Predicate predicate) {
        return predicate.fold(new Evaluation(new Bindings() {
            @Override
            public Object column(int source, int position) {
                throw new AssertionError("no columns here");
            }

            @Override
            public Object parameter(int position) {
                throw new AssertionError("no parameters here");
            }
        }));
    }

    private static Constant value(Object value) {
        return new Constant(value);
    }

    private static Truth compare(Object left, Comparison comparison, Object right) {
        return truth(new Predicate.Compare(comparison, value(left), value(right)));
    }

    @Test
    void and_or_not_follow_the_truth_tables() {
        var all = List.of(FALSE, UNKNOWN, TRUE);
        for (var a : all) {
            for (var b : all) {
                var parts = List.<Predicate>of(new Predicate.Known(a), new Predicate.Known(b));
                assertThat(truth(new Predicate.And(parts))).isEqualTo(a.compareTo(b) < 0 ? a : b);
                assertThat(truth(new Predicate.Or(parts))).isEqualTo(a.compareTo(b) > 0 ? a : b);
            }
        }
        assertThat(UNKNOWN.not()).isEqualTo(UNKNOWN);
        assertThat(TRUE.not()).isEqualTo(FALSE);
    }

    @Test
    void factories_simplify() {
        assertThat(Predicate.and(List.of())).isEqualTo(YES);
        assertThat(Predicate.or(List.of())).isEqualTo(NO);
        assertThat(Predicate.and(List.of(MAYBE, NO))).isEqualTo(NO);
        assertThat(Predicate.or(List.of(MAYBE, YES))).isEqualTo(YES);
        assertThat(Predicate.and(List.of(YES, MAYBE))).isEqualTo(MAYBE);
        assertThat(Predicate.not(Predicate.not(MAYBE))).isEqualTo(MAYBE);
    }

    @Test
    void null_makes_a_comparison_unknown() {
        assertThat(compare(null, Comparison.EQUAL, null)).isEqualTo(UNKNOWN);
        assertThat(compare(1L, Comparison.NOT_EQUAL, null)).isEqualTo(UNKNOWN);
        assertThat(truth(new Predicate.IsNull(value(null)))).isEqualTo(TRUE);
    }

    @Test
    void numbers_compare_by_value_and_moments_by_instant() {
        assertThat(compare(2L, Comparison.EQUAL, new BigDecimal("2.00"))).isEqualTo(TRUE);
        assertThat(compare(2.5, Comparison.GREATER, 2L)).isEqualTo(TRUE);
        assertThat(compare(-0.0, Comparison.EQUAL, 0.0)).isEqualTo(TRUE);
        assertThat(compare(
                        OffsetDateTime.parse("2026-01-01T12:00:00+02:00"),
                        Comparison.EQUAL,
                        OffsetDateTime.parse("2026-01-01T10:00:00Z")))
                .isEqualTo(TRUE);
        assertThat(compare(new byte[] {(byte) 0x80}, Comparison.GREATER, new byte[] {0x7f}))
                .isEqualTo(TRUE);
    }

    @Test
    void in_is_unknown_when_only_a_null_could_match() {
        var list = List.<Operand>of(value(1L), value(null));
        assertThat(truth(new Predicate.In(value(1L), list))).isEqualTo(TRUE);
        assertThat(truth(new Predicate.In(value(2L), list))).isEqualTo(UNKNOWN);
        assertThat(truth(new Predicate.In(value(null), list))).isEqualTo(UNKNOWN);
        assertThat(truth(new Predicate.In(value(null), List.of()))).isEqualTo(FALSE);
        assertThat(truth(Predicate.not(new Predicate.In(value(2L), list)))).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "abc | abc | true",
                "abc | a% | true",
                "abc | %c | true",
                "abc | a_c | true",
                "abc | a_ | false",
                "abc | %b% | true",
                "abc | % | true",
                "aXbXc | a%X%c | true",
                "aaab | %ab | true",
                "a%c | a\\%c | true",
                "abc | a\\%c | false",
                "a_c | a\\_c | true",
                "\"\" | % | true",
                "\"\" | _ | false"
            })
    void like_matches_as_in_sql(String text, String pattern, boolean matches) {
        assertThat(LikePattern.matches(text, pattern, '\\')).isEqualTo(matches);
    }

    @Test
    void what_a_pattern_begins_with_ends_at_its_first_wildcard() {
        assertThat(LikePattern.prefix("ab%c", (char) 0)).isEqualTo("ab");
        assertThat(LikePattern.prefix("a!%b%", '!')).isEqualTo("a%b");
        assertThat(LikePattern.prefix("_b", (char) 0)).isEmpty();
    }
}
