package io.virga.suite;

class HsqldbTest extends DatabaseSuite {

    @Override
    protected Database database() {
        return Databases.hsqldb();
    }
}
