package io.virga.query;

import io.virga.query.blog.Store;

class H2QueryTest extends QuerySuite {

    @Override
    protected Store store() {
        return Store.H2;
    }
}
