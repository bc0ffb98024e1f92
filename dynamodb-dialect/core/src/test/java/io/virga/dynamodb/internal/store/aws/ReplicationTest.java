package io.virga.dynamodb.internal.store.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.store.TableAdmin.Replication;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.MultiRegionConsistency;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What AWS says of a global table; DynamoDB Local has none. */
class ReplicationTest {

    private static final ReplicaDescription ELSEWHERE =
            ReplicaDescription.builder().regionName("eu-west-1").build();

    @Test
    void a_table_of_one_region() {
        assertThat(TableShapes.replication(TableDescription.builder().build())).isEqualTo(Replication.NONE);
        assertThat(TableShapes.replication(TableDescription.builder()
                        .multiRegionConsistency(MultiRegionConsistency.EVENTUAL)
                        .build()))
                .isEqualTo(Replication.NONE);
    }

    @Test
    void a_global_table() {
        assertThat(TableShapes.replication(
                        TableDescription.builder().replicas(ELSEWHERE).build()))
                .isEqualTo(Replication.EVENTUAL);
        assertThat(TableShapes.replication(TableDescription.builder()
                        .replicas(ELSEWHERE)
                        .multiRegionConsistency(MultiRegionConsistency.STRONG)
                        .build()))
                .isEqualTo(Replication.STRONG);
    }
}
