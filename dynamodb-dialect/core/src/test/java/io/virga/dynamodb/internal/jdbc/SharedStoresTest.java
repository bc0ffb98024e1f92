package io.virga.dynamodb.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.store.StoreConnection;
import io.virga.dynamodb.internal.store.StoreSettings;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SharedStoresTest {

    private static final StoreSettings COMPLETE =
            StoreSettings.of(URI.create("http://127.0.0.1:1"), "eu-central-1", "key", "secret");
    private static final StoreSettings OF_THE_ENVIRONMENT = new StoreSettings(
            COMPLETE.endpoint(),
            "eu-central-1",
            null,
            null,
            null,
            COMPLETE.connectTimeout(),
            COMPLETE.answerTimeout(),
            COMPLETE.connections());
    private static final Duration LONG = Duration.ofHours(1);

    private static StoreConnection leasedForAMoment(SharedStores stores, StoreSettings settings) {
        try (var lease = stores.lease(settings)) {
            return lease.store();
        }
    }

    @Test
    void connections_at_once_share_a_client() {
        var stores = new SharedStores(Duration.ZERO);
        try (var one = stores.lease(COMPLETE);
                var other = stores.lease(COMPLETE)) {
            assertThat(other.store()).isSameAs(one.store());
            assertThat(other.listeners()).isSameAs(one.listeners());
        }
    }

    @Test
    void other_settings_have_another_client() {
        var stores = new SharedStores(LONG);
        var other = COMPLETE.withTimeouts(Duration.ofSeconds(3), COMPLETE.answerTimeout());
        assertThat(leasedForAMoment(stores, other)).isNotSameAs(leasedForAMoment(stores, COMPLETE));
    }

    @Test
    void whoever_comes_soon_behind_the_last_finds_the_client_warm() {
        var stores = new SharedStores(LONG);
        var first = leasedForAMoment(stores, COMPLETE);
        assertThat(leasedForAMoment(stores, COMPLETE)).isSameAs(first);
        assertThat(leasedForAMoment(stores, COMPLETE)).isSameAs(first);
    }

    @Test
    @Timeout(10)
    void a_client_that_nobody_comes_for_is_closed() throws Exception {
        var stores = new SharedStores(Duration.ofMillis(1));
        var first = leasedForAMoment(stores, COMPLETE);
        while (leasedForAMoment(stores, COMPLETE) == first) {
            Thread.sleep(20);
        }
    }

    @Test
    void a_client_in_use_is_not_closed_by_the_end_of_an_earlier_use() throws Exception {
        var stores = new SharedStores(Duration.ofMillis(1));
        leasedForAMoment(stores, COMPLETE);
        try (var lease = stores.lease(COMPLETE)) {
            var used = lease.store();
            Thread.sleep(50);
            assertThat(leasedForAMoment(stores, COMPLETE)).isSameAs(used);
        }
    }

    @Test
    void what_the_environment_says_is_asked_for_again() {
        var stores = new SharedStores(LONG);
        assertThat(leasedForAMoment(stores, OF_THE_ENVIRONMENT))
                .isNotSameAs(leasedForAMoment(stores, OF_THE_ENVIRONMENT));
    }

    @Test
    void a_connection_that_is_closed_twice_is_returned_once() {
        var stores = new SharedStores(Duration.ZERO);
        try (var one = stores.lease(OF_THE_ENVIRONMENT)) {
            var other = stores.lease(OF_THE_ENVIRONMENT);
            other.close();
            other.close();
            assertThat(leasedForAMoment(stores, OF_THE_ENVIRONMENT)).isSameAs(one.store());
        }
    }
}
