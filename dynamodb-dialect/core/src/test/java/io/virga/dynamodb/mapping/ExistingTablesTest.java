package io.virga.dynamodb.mapping;

import static io.virga.dynamodb.mapping.RawTable.n;
import static io.virga.dynamodb.mapping.RawTable.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.ItemIndex;
import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.ItemTable;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tables of another application: attribute names, key types and items stay as they are. */
@ExtendWith(DynamoDbExtension.class)
class ExistingTablesTest {

    public static class SongId {
        String artist;
        String title;

        public SongId() {}

        SongId(String artist, String title) {
            this.artist = artist;
            this.title = title;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SongId that
                    && Objects.equals(artist, that.artist)
                    && Objects.equals(title, that.title);
        }

        @Override
        public int hashCode() {
            return Objects.hash(artist, title);
        }
    }

    @Entity(name = "Song")
    @IdClass(SongId.class)
    @ItemTable(name = "existing_music", partitionKey = "Artist", sortKey = "SongTitle", type = "")
    @ItemIndex(name = "GenreIndex", partition = "{genre}", sort = "{seconds}")
    static class Song {
        @Id
        @Column(name = "`Artist`")
        String artist;

        @Id
        @Column(name = "`SongTitle`")
        String title;

        @Column(name = "`Genre`")
        String genre;

        @Column(name = "`Seconds`")
        Integer seconds;

        @ElementCollection
        Set<String> tags = new HashSet<>();

        protected Song() {}

        Song(String artist, String title, String genre, Integer seconds) {
            this.artist = artist;
            this.title = title;
            this.genre = genre;
            this.seconds = seconds;
        }
    }

    @Entity(name = "Reading")
    @ItemTable(name = "existing_readings", partitionKey = "sensor", sortKey = "", type = "")
    static class Sensor {
        @Id
        long sensor;

        String place;

        protected Sensor() {}

        Sensor(long sensor, String place) {
            this.sensor = sensor;
            this.place = place;
        }
    }

    public static class BlobId {
        byte[] hash;
        int part;

        @Override
        public boolean equals(Object other) {
            return other instanceof BlobId that && java.util.Arrays.equals(hash, that.hash) && part == that.part;
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(hash) * 31 + part;
        }
    }

    @Entity(name = "Blob")
    @IdClass(BlobId.class)
    @ItemTable(name = "existing_blobs", partitionKey = "hash", sortKey = "part", type = "")
    static class Blob {
        @Id
        byte[] hash;

        @Id
        int part;

        String text;
    }

    /** Two entities of one table, told apart by its own attribute and by their templates. */
    @Entity(name = "Account")
    @ItemTable(name = "existing_shared", partitionKey = "PK", sortKey = "SK", type = "entity", typeValue = "ACCOUNT")
    @ItemKey(partition = "ACC#{id}", sort = "META")
    static class Account {
        @Id
        String id;

        String owner;
    }

    @Entity(name = "Transfer")
    @ItemTable(name = "existing_shared", partitionKey = "PK", sortKey = "SK", type = "entity", typeValue = "TRANSFER")
    @ItemKey(partition = "ACC#{account}", sort = "TX#{no}")
    @IdClass(TransferId.class)
    static class Transfer {
        @Id
        String account;

        @Id
        String no;

        long amount;
    }

    public static class TransferId {
        String account;
        String no;

        @Override
        public boolean equals(Object other) {
            return other instanceof TransferId that && account.equals(that.account) && no.equals(that.no);
        }

        @Override
        public int hashCode() {
            return Objects.hash(account, no);
        }
    }

    @Entity(name = "Reading")
    @ItemTable(name = "existing_readings", partitionKey = "sensor", sortKey = "", type = "")
    static class WrongType {
        @Id
        String sensor;
    }

    @Entity(name = "Song")
    @IdClass(SongId.class)
    @ItemTable(name = "existing_music", partitionKey = "Artist", sortKey = "SongTitle", type = "")
    @ItemIndex(name = "GenreIndex", partition = "{seconds}")
    static class WrongIndex {
        @Id
        @Column(name = "`Artist`")
        String artist;

        @Id
        @Column(name = "`SongTitle`")
        String title;

        @Column(name = "`Seconds`")
        Integer seconds;
    }

    @Test
    void a_mapping_that_is_not_the_tables_is_refused(DynamoServer server) {
        assertThatThrownBy(() -> Units.start(server, "existing_unit", "none", List.of(WrongType.class)))
                .satisfies(problem -> assertThat(Units.text(problem))
                        .contains("TABLE_DIFFERS", "existing_readings", "NUMBER", "TEXT"));
        assertThatThrownBy(() -> Units.start(server, "existing_unit", "none", List.of(WrongIndex.class)))
                .satisfies(problem ->
                        assertThat(Units.text(problem)).contains("TABLE_DIFFERS", "existing_music", "GenreIndex"));
    }

    private static OrderSystem unit;
    private static RawTable music;
    private static RawTable sensors;
    private static RawTable shared;

    @BeforeAll
    static void start(DynamoServer server) {
        unit = OrderSystem.start(
                server,
                "existing_unit",
                List.of(Song.class, Sensor.class, Blob.class, Account.class, Transfer.class),
                "scan=forbid");
        music = new RawTable(server, "existing_music");
        sensors = new RawTable(server, "existing_readings");
        shared = new RawTable(server, "existing_shared");
    }

    @AfterAll
    static void stop() {
        unit.close();
        music.close();
        sensors.close();
        shared.close();
    }

    @Test
    void the_items_of_another_application_are_entities() {
        music.put(Map.of(
                "Artist", s("No One You Know"),
                "SongTitle", s("Call Me Today"),
                "Genre", s("Country"),
                "Seconds", n(201),
                "Awards", n(3)));
        unit.requests();
        unit.run(em -> {
            var song = em.find(Song.class, new SongId("No One You Know", "Call Me Today"));
            assertThat(song.genre).isEqualTo("Country");
            song.seconds = 202;
        });
        assertThat(unit.requests()).containsExactly("GetItem", "TransactWriteItems");
        assertThat(music.items())
                .filteredOn(item -> item.get("SongTitle").equals(s("Call Me Today")))
                .containsExactly(Map.of(
                        "Artist", s("No One You Know"),
                        "SongTitle", s("Call Me Today"),
                        "Genre", s("Country"),
                        "Seconds", n(202),
                        "Awards", n(3)));
    }

    @Test
    void a_new_item_holds_the_columns_and_nothing_else() {
        unit.run(em -> em.persist(new Song("Acme#Band", "Happy $ Day", "Rock", 100)));
        assertThat(music.items())
                .contains(Map.of(
                        "Artist", s("Acme#Band"),
                        "SongTitle", s("Happy $ Day"),
                        "Genre", s("Rock"),
                        "Seconds", n(100)));
        unit.run(em -> em.remove(em.find(Song.class, new SongId("Acme#Band", "Happy $ Day"))));
        assertThat(music.items()).noneMatch(item -> item.get("Artist").equals(s("Acme#Band")));
    }

    @Test
    void its_partitions_and_indexes_are_asked() {
        unit.run(em -> {
            em.persist(new Song("Quartet", "A", "Jazz", 90));
            em.persist(new Song("Quartet", "B", "Jazz", 310));
            em.persist(new Song("Quartet", "Bb", null, null));
        });
        unit.requests();
        unit.run(em -> {
            assertThat(em.createQuery(
                                    "select s.title from Song s where s.artist = 'Quartet' and s.title like 'B%' order by s.title",
                                    String.class)
                            .getResultList())
                    .containsExactly("B", "Bb");
            assertThat(em.createQuery(
                                    "select s.title from Song s where s.genre = 'Jazz' and s.seconds > 100",
                                    String.class)
                            .getResultList())
                    .containsExactly("B");
        });
        assertThat(unit.requests()).startsWith("Query", "Query").doesNotContain("Scan");
    }

    @Test
    void a_collection_lives_in_the_units_table() {
        unit.run(em -> {
            var song = new Song("Trio", "One", "Jazz", 1);
            song.tags.addAll(Set.of("slow", "blue"));
            em.persist(song);
        });
        unit.run(em -> assertThat(em.find(Song.class, new SongId("Trio", "One")).tags)
                .containsExactlyInAnyOrder("slow", "blue"));
        assertThat(music.items())
                .filteredOn(item -> item.get("Artist").equals(s("Trio")))
                .hasSize(1);
    }

    @Test
    void a_numeric_key_without_a_sort_key() {
        unit.run(em -> em.persist(new Sensor(42, "roof")));
        assertThat(sensors.items()).contains(Map.of("sensor", n(42), "place", s("roof")));
        unit.run(em -> {
            var sensor = em.find(Sensor.class, 42L);
            sensor.place = "cellar";
        });
        unit.run(em -> {
            assertThat(em.find(Sensor.class, 42L).place).isEqualTo("cellar");
            assertThat(em.find(Sensor.class, 43L)).isNull();
        });
    }

    @Test
    void binary_and_number_as_keys() {
        unit.run(em -> {
            for (int part : new int[] {1, 2, 10, -3}) {
                var blob = new Blob();
                blob.hash = new byte[] {(byte) 0xff, 0, 1};
                blob.part = part;
                blob.text = "part " + part;
                em.persist(blob);
            }
        });
        unit.requests();
        unit.run(em -> assertThat(em.createQuery(
                                "select b.text from Blob b where b.hash = :hash and b.part >= 2 order by b.part",
                                String.class)
                        .setParameter("hash", new byte[] {(byte) 0xff, 0, 1})
                        .getResultList())
                .containsExactly("part 2", "part 10"));
        assertThat(unit.requests()).containsExactly("Query");
    }

    @Test
    void a_table_with_a_type_of_its_own() {
        shared.put(Map.of("PK", s("ACC#7"), "SK", s("META"), "entity", s("ACCOUNT"), "id", s("7"), "owner", s("Ann")));
        shared.put(Map.of("PK", s("ACC#7"), "SK", s("NOTE#1"), "entity", s("NOTE")));
        unit.run(em -> {
            assertThat(em.find(Account.class, "7").owner).isEqualTo("Ann");
            var transfer = new Transfer();
            transfer.account = "7";
            transfer.no = "0001";
            transfer.amount = 5;
            em.persist(transfer);
        });
        assertThat(shared.items())
                .contains(Map.of(
                        "PK", s("ACC#7"),
                        "SK", s("TX#0001"),
                        "entity", s("TRANSFER"),
                        "account", s("7"),
                        "no", s("0001"),
                        "amount", n(5)));
        unit.requests();
        unit.run(em -> assertThat(em.createQuery("select t.amount from Transfer t where t.account = '7'", Long.class)
                        .getResultList())
                .containsExactly(5L));
        assertThat(unit.requests()).containsExactly("Query");
    }
}
