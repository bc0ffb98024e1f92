package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is explained is what runs: the text, and the requests that go out when the query runs where every step finds a row. */
@ExtendWith(DynamoDbExtension.class)
class ExplainedReadsTest {

    /** Not versioned: what an index finds of it is read again. */
    @Entity(name = "Song")
    @Table(indexes = @Index(columnList = "genre, title"))
    static class Song {
        @Id
        long id;

        String title;
        String genre;
        String lyrics;
    }

    @Entity(name = "Ticket")
    @ItemIndex(partition = "{flight}", sort = "{seat}", consistent = true)
    static class Ticket {
        @Id
        long id;

        String flight;
        int seat;

        @Version
        int version;
    }

    @Entity(name = "Login")
    @ItemKey(partition = "User#{owner}", sort = "Login#{at}#{id}")
    static class Login {
        @Id
        long id;

        @Column(nullable = false)
        String owner;

        @Column(nullable = false)
        Instant at;

        @TimeToLive
        Instant until;

        @Version
        int version;
    }

    private static OrderSystem unit;
    private static String table;

    @BeforeAll
    static void start(DynamoServer server) {
        unit = OrderSystem.start(
                server, "reads", List.of(Song.class, Ticket.class, Login.class), "scan=allow", "scan-segments=2");
        table = server.tableName("reads");
        unit.run(em -> {
            for (int i = 1; i <= 3; i++) {
                var song = new Song();
                song.id = i;
                song.title = "title " + i;
                song.genre = "folk";
                em.persist(song);
                var ticket = new Ticket();
                ticket.id = i;
                ticket.flight = "LH1";
                ticket.seat = i;
                em.persist(ticket);
                var login = new Login();
                login.id = i;
                login.owner = "ann";
                login.at = Instant.ofEpochSecond(1_700_000_000L + i);
                em.persist(login);
            }
        });
    }

    @AfterAll
    static void stop() {
        unit.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select s from Song s where s.genre = 'folk' | Query TABLE/gsi1 key[genre='folk'] for Song attributes[pk, sk] (eventually consistent); BatchGetItem TABLE key[found] for Song; filter[t0.genre = 'folk']",
                "select s.title from Song s where s.genre = 'folk' | Query TABLE/gsi1 key[genre='folk'] for Song attributes[pk, sk] (eventually consistent); BatchGetItem TABLE key[found] for Song attributes[genre, title, pk, sk, _type]; filter[t0.genre = 'folk']",
                "select t from Ticket t where t.flight = 'LH1' and t.seat > 1 | Query TABLE key[entries of Ticket.flight, flight='LH1', seat>1] for Ticket; BatchGetItem TABLE key[found] for Ticket; filter[t0.flight = 'LH1' and t0.seat > 1]",
                "select l from Login l where l.owner = 'ann' order by l.at desc | Query TABLE key[owner='ann'] for Login (backwards); filter[t0.owner = 'ann' and t0 not expired]",
                "select l from Login l where l.owner = 'ann' order by l.until | Query TABLE key[owner='ann'] for Login; filter[t0.owner = 'ann' and t0 not expired]; order[t0.until]",
                "select l from Login l where l.owner = 'ann' order by l.at limit 2 | Query TABLE key[owner='ann'] for Login (limit 2); filter[t0.owner = 'ann' and t0 not expired]",
                "select l from Login l where l.id = 2 | GetItem TABLE key[locator id=2] for Login; GetItem TABLE key[located] for Login; filter[t0.id = 2 and t0 not expired]",
                "select count(t) from Ticket t | 2 × Scan TABLE for Ticket (count only, filter _type in [Ticket], 2 segments)",
                "select t.seat from Ticket t where t.seat > 2 | 2 × Scan TABLE for Ticket attributes[seat, pk, sk, _type, version] (filter _type in [Ticket], 2 segments); filter[t0.seat > 2]",
                "select max(t.seat) from Ticket t where t.id in (1, 2) | BatchGetItem TABLE key[id in [1, 2]] for Ticket attributes[id, seat, pk, sk, _type, version]; residual[select max()]",
            })
    void the_text_and_the_requests(String jpql, String explained) {
        unit.run(em -> {
            unit.requests();
            var explanation = Explanation.of(em.createQuery(jpql));
            assertThat(unit.requests()).isEmpty();
            assertThat(explanation.toString().replace(table, "TABLE").replace("\n", "; "))
                    .isEqualTo(explained);

            assertThat(em.createQuery(jpql).getResultList()).isNotEmpty();
            assertThat(unit.requests())
                    .isEqualTo(explanation.statement().accesses().stream()
                            .flatMap(
                                    access -> Collections.nCopies((int) access.requests(), access.operation()).stream())
                            .collect(Collectors.toList()));
        });
    }

    @Test
    void what_the_transaction_has_written_and_what_the_query_is_told_change_how_it_reads() {
        unit.run(em -> {
            var jpql = "select l from Login l where l.owner = 'ann' order by l.at desc";
            var hinted = em.createQuery(jpql);
            hinted.unwrap(org.hibernate.query.Query.class).addQueryHint("virga.dynamodb.consistent-reads=false");
            assertThat(Explanation.of(hinted).statement().accesses())
                    .singleElement()
                    .satisfies(access ->
                            assertThat(access.options()).containsExactly("backwards", "eventually consistent"));

            var added = new Login();
            added.id = 9;
            added.owner = "ann";
            added.at = Instant.EPOCH;
            em.persist(added);
            em.flush();
            var statement = Explanation.of(em.createQuery(jpql)).statement();
            assertThat(statement.order()).isEqualTo("t0.at desc");
            assertThat(statement.accesses()).singleElement().satisfies(access -> assertThat(access.options())
                    .isEmpty());
            em.remove(added);
        });
    }
}
