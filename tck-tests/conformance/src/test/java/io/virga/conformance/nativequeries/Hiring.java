package io.virga.conformance.nativequeries;

import io.virga.conformance.kit.Database;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The procedure {@code hire(id, name)}, in the language of each database. */
public final class Hiring {

    private Hiring() {}

    /** Where there are no procedures nothing is created: the call is what is refused. */
    static void create(EntityManagerFactory factory, Database database) {
        factory.runInTransaction(em -> {
            switch (database) {
                case H2 ->
                    em.createNativeQuery("create alias if not exists hire for '" + Hiring.class.getName() + ".hire'")
                            .executeUpdate();
                case POSTGRESQL -> em.createNativeQuery("""
                        create or replace procedure hire(pilot bigint, name text) language sql
                        as 'insert into pilots (id, name) values ($1, $2)'
                        """).executeUpdate();
                case DYNAMODB -> {}
            }
        });
    }

    /** Called by H2. */
    public static void hire(Connection connection, long id, String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into pilots (id, name) values (?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, name);
            insert.executeUpdate();
        }
    }
}
