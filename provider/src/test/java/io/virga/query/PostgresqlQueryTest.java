package io.virga.query;

import io.virga.query.blog.Store;

class PostgresqlQueryTest extends QuerySuite {

    @Override
    Store store() {
        return Store.POSTGRESQL;
    }
}
