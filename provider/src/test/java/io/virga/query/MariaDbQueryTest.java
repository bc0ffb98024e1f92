package io.virga.query;

import io.virga.query.blog.Store;

class MariaDbQueryTest extends QuerySuite {

    @Override
    Store store() {
        return Store.MARIADB;
    }
}
