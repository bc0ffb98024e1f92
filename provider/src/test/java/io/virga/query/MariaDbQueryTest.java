package io.virga.query;

import io.virga.query.blog.Store;

class MariaDbQueryTest extends QuerySuite {

    @Override
    protected Store store() {
        return Store.MARIADB;
    }
}
