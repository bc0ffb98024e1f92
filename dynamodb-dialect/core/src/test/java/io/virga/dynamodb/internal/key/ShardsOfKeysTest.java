package io.virga.dynamodb.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.key.Segment.Component;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are spread over shards by the id of the row. The shard of an id is frozen: a row is looked for there. */
class ShardsOfKeysTest {

    private static AttributeType typeOf(String column) {
        return column.equals("id") ? AttributeType.INTEGER : AttributeType.STRING;
    }

    private static KeyTemplate parse(String pattern) {
        return KeyTemplate.parse(pattern, KeyRole.PARTITION, ShardsOfKeysTest::typeOf);
    }

    private static Function<String, Object> row(long id) {
        return Map.<String, Object>of("id", id, "status", "OPEN", "tenant", "a#b")::get;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "EVENTS#{8 shards by id};0;EVENTS#6of8",
                "EVENTS#{8 shards by id};42;EVENTS#4of8",
                "EVENTS#{8 shards by id};-7;EVENTS#7of8",
                "EVENTS#{200 shards by id};42;EVENTS#28of200",
                "Job.status#{status}#{16 shards by tenant|id};42;Job.status#OPEN#6of16",
            })
    void a_row_is_in_the_shard_that_it_ever_was(String pattern, long id, String key) {
        var template = parse(pattern);
        assertThat(template.encode(row(id))).isEqualTo(key);
        assertThat(template.match(key)).isPresent();
        assertThat(template.toString()).isEqualTo(pattern);
    }

    @Test
    void a_pattern_says_all_of_it() {
        var template = parse("Job.status#{status}")
                .sharded(
                        16,
                        List.of(
                                new Component("tenant", AttributeType.STRING),
                                new Component("id", AttributeType.INTEGER)));
        assertThat(template.toString()).isEqualTo("Job.status#{status}#{16 shards by tenant|id}");
        assertThat(parse(template.toString())).isEqualTo(template);
        assertThat(template.attributes()).containsExactly("status");
        assertThat(template.shardedBy()).containsExactly("tenant", "id");
        assertThat(template.shards()).isEqualTo(16);
    }

    @Test
    void without_the_id_a_row_may_be_in_any_shard() {
        var template = parse("Job.status#{status}#{4 shards by id}");
        Function<String, Object> open = Map.<String, Object>of("status", "OPEN")::get;
        assertThat(template.partitions(open))
                .extracting(shard -> shard.encode(open))
                .containsExactly(
                        "Job.status#OPEN#0of4", "Job.status#OPEN#1of4", "Job.status#OPEN#2of4", "Job.status#OPEN#3of4");
        assertThat(template.partitions(row(42))).containsExactly(template);
        assertThatThrownBy(() -> template.encode(open))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("KEY_NULL");
    }

    @ParameterizedTest
    @CsvSource({"EVENTS#8of8", "EVENTS#08of8", "EVENTS#3of16", "EVENTS#", "EVENTS", "EVENTS#-1of8", "EVENTS#3of8#x"})
    void what_is_no_shard_is_recognised(String key) {
        assertThat(parse("EVENTS#{8 shards by id}").match(key)).isEmpty();
    }

    /** So that a row has two items while a migration changes the number, and not one that is both. */
    @Test
    void keys_of_two_numbers_of_shards_never_meet() {
        var eight = parse("EVENTS#{8 shards by id}");
        var sixteen = parse("EVENTS#{16 shards by id}");
        LongStream.range(0, 200).forEach(id -> {
            assertThat(sixteen.match(eight.encode(row(id)))).isEmpty();
            assertThat(eight.match(sixteen.encode(row(id)))).isEmpty();
        });
        assertThat(eight.disjoint(parse("EVENTS"))).isTrue();
        assertThat(eight.disjoint(parse("EVENTS#x"))).isTrue();
        assertThat(eight.disjoint(eight)).isFalse();
        assertThat(eight.disjoint(parse("EVENTS#{status}"))).isFalse();
    }

    /** Whatever ids look like, no shard has much more than its share: of 20,000 in 16 the chance of more than 1,450 in one is below one in a million. */
    @Test
    void ids_are_spread_evenly() {
        Map<String, LongFunction<Object>> kinds = Map.of(
                "in order", n -> Long.toString(n),
                "even ones", n -> Long.toString(2 * n),
                "far apart", n -> Long.toString(n * 65_536),
                "random",
                        n -> UUID.nameUUIDFromBytes(new byte[] {(byte) n, (byte) (n >> 8)})
                                .toString(),
                "alike", n -> "customer-0000-" + n % 1_000 + "-" + n / 1_000);
        var template = KeyTemplate.parse("ALL#{16 shards by name}", KeyRole.PARTITION, column -> AttributeType.STRING);
        kinds.forEach((kind, id) -> {
            var rows = new HashMap<String, Integer>();
            LongStream.range(0, 20_000)
                    .forEach(n -> rows.merge(template.encode(column -> id.apply(n)), 1, Integer::sum));
            assertThat(rows).as(kind).hasSize(16);
            assertThat(rows.values()).as(kind).allSatisfy(each -> assertThat(each)
                    .isBetween(1_050, 1_450));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ALL#{1 shards by id}",
        "ALL#{257 shards by id}",
        "{2 shards by id}",
        "{status}{2 shards by id}",
        "A#{2 shards by id}#{3 shards by id}",
        "A#{2 shards by id}b"
    })
    void templates_that_cannot_be(String pattern) {
        assertThatThrownBy(() -> parse(pattern)).isInstanceOf(Refusal.class).hasMessageContaining("KEY_PATTERN");
    }

    @Test
    void a_sort_key_has_none() {
        assertThatThrownBy(() -> KeyTemplate.parse("A#{2 shards by id}", KeyRole.SORT, ShardsOfKeysTest::typeOf))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a shard where none can be");
    }
}
