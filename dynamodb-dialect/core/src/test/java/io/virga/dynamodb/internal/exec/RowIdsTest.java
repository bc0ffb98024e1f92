package io.virga.dynamodb.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Row ids rise, whatever the clock does. */
class RowIdsTest {

    @Property(tries = 500)
    void ids_rise_as_texts(@ForAll List<@LongRange(min = 0, max = 5) Long> clock) {
        var ids = new RowIds();
        var texts = new ArrayList<String>();
        for (var milliseconds : clock) {
            var id = ids.next(1_795_255_200_000L + milliseconds, UUID.randomUUID());
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            texts.add(id.toString());
        }
        assertThat(texts).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ten_thousand_in_a_millisecond() {
        var ids = new RowIds();
        var random = new UUID(0, 0x8000_0000_0000_0000L);
        var all = new ArrayList<String>();
        for (int i = 0; i < 10_000; i++) {
            all.add(ids.next(1_000, random).toString());
        }
        assertThat(all).isSorted().doesNotHaveDuplicates();
        assertThat(all.get(0)).isEqualTo("00000000-03e8-7000-8000-000000000000");
    }
}
