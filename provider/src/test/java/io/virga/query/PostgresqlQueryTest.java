package io.virga.query;

import io.virga.query.blog.Store;

class PostgresqlQueryTest extends QuerySuite {

    @Override
    protected Store store() {
        return Store.POSTGRESQL;
    }
}
