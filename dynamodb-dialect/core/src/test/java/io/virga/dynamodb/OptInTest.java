package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who asks for nothing beyond DynamoDB's own limits pays for none of it: the requests are these, whatever the modes are that are not set. */
@ExtendWith(DynamoDbExtension.class)
class OptInTest {

    @Entity(name = "Account")
    static class Account {
        @Id
        long id;

        @Version
        int version;

        @Column(unique = true)
        String number;

        String text = "before";

        protected Account() {}

        Account(long id) {
            this.id = id;
            this.number = "n" + id;
        }
    }

    @Entity(name = "Note")
    @ItemKey(partition = "Account#{account}", sort = "Note#{id}")
    @ItemIndex(partition = "{kind}", sort = "{id}")
    static class Note {
        @Id
        long id;

        long account;
        String kind = "plain";

        protected Note() {}

        Note(long id, long account) {
            this.id = id;
            this.account = account;
        }
    }

    /** Reads and writes of every kind, and what was sent for them: of a transaction each action, in any order. */
    private static List<String> requests(DynamoServer server, String table, String... settings) {
        try (var system = OrderSystem.start(server, table, List.of(Account.class, Note.class), settings)) {
            // what comes first is compared with the schema
            system.run(em -> em.find(Account.class, 0L));
            List<String> sent = new CopyOnWriteArrayList<>();
            RequestListener listener = report -> sent.add(text(report));
            Requests.of(system.factory()).add(listener);
            system.run(em -> em.persist(new Account(1)));
            system.run(em -> {
                em.persist(new Account(2));
                em.persist(new Note(1, 2));
            });
            system.run(em -> em.find(Account.class, 1L).text = "after");
            system.run(em -> {
                em.find(Account.class, 1L);
                em.find(Account.class, 2L).number = "other";
            });
            system.run(em -> em.createQuery("from Note n where n.account = 2", Note.class)
                    .getResultList()
                    .forEach(note -> note.kind = "changed"));
            system.run(em -> em.createQuery("select n.id from Note n where n.kind = 'changed'", Long.class)
                    .getResultList());
            system.run(em -> em.createQuery("select count(*) from Note n where n.account = 2", Long.class)
                    .getSingleResult());
            system.run(em -> em.remove(em.find(Account.class, 1L)));
            return List.copyOf(sent);
        }
    }

    private static String text(RequestReport report) {
        var request = report.request();
        if (request instanceof Request.Transact transact) {
            return report.operation().wireName() + " "
                    + transact.actions().stream().map(OptInTest::text).sorted().toList();
        }
        return request instanceof Request.Write write
                ? text(write)
                : (report.operation().wireName() + (report.index().isEmpty() ? "" : " " + report.index()) + " "
                                + (request == null ? "" : request.readable()))
                        .strip();
    }

    private static String text(Request.Write write) {
        return (write.getClass().getSimpleName() + " " + write.condition().readable()).strip();
    }

    private static final List<String> PLAIN = List.of(
            "TransactWriteItems [Put attribute_not_exists(pk), Put attribute_not_exists(pk)]",
            "TransactWriteItems [Put attribute_not_exists(pk), Put attribute_not_exists(pk), Put attribute_not_exists(pk),"
                    + " Put attribute_not_exists(pk)]",
            "GetItem",
            "Update version = ?",
            "GetItem",
            "GetItem",
            "TransactWriteItems [Delete attribute_exists(pk), Put attribute_not_exists(pk), Update version = ?]",
            "Query pk = ? AND begins_with(sk, ?)",
            "Update attribute_exists(pk)",
            "Query gsi1 gsi1pk = ?",
            "GetItem",
            "Query pk = ? AND begins_with(sk, ?) filter _type IN (?)",
            "GetItem",
            "TransactWriteItems [Delete attribute_exists(pk), Delete version = ?]");

    @Test
    void by_default(DynamoServer server) {
        assertThat(requests(server, "default")).isEqualTo(PLAIN);
    }

    @Test
    void by_default_in_so_many_words(DynamoServer server) {
        assertThat(requests(server, "worded", "commit=refuse", "isolation=read-committed"))
                .isEqualTo(PLAIN);
    }

    /** What fits into one transaction. */
    @Test
    void in_batches(DynamoServer server) {
        assertThat(requests(server, "batched", "commit=batched")).isEqualTo(PLAIN);
    }

    /** What fits into one transaction, in a table with a journal: a condition more with each write, and rows are counted here, where locks are seen. */
    @Test
    void journaled(DynamoServer server) {
        var locks = PLAIN.stream()
                .map(line ->
                        line.replaceAll("(Put|Update|Delete) ([^,\\]]+)", "$1 ($2) AND attribute_not_exists(_lock)"))
                .map(line -> line.replace(" filter _type IN (?)", ""))
                .toList();
        assertThat(requests(server, "journaled", "commit=journaled")).isEqualTo(locks);
    }
}
