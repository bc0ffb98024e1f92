package io.virga.suite;

class HsqldbTest extends DatabaseSuite {

    @Override
    Database database() {
        return Databases.hsqldb();
    }
}
