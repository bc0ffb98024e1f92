package io.virga.query;

import io.virga.query.blog.Store;
import org.junit.jupiter.api.Nested;

class PostgresqlQueryTest {

    @Nested
    class Selects extends SelectCases {
        @Override
        protected Store store() {
            return Store.POSTGRESQL;
        }
    }

    @Nested
    class Projections extends ProjectionCases {
        @Override
        protected Store store() {
            return Store.POSTGRESQL;
        }
    }

    @Nested
    class Writes extends WriteCases {
        @Override
        protected Store store() {
            return Store.POSTGRESQL;
        }
    }

    @Nested
    class RelationalQueries extends RelationalCases {
        @Override
        protected Store store() {
            return Store.POSTGRESQL;
        }
    }

    @Nested
    class Pages extends PagingCases {
        @Override
        protected Store store() {
            return Store.POSTGRESQL;
        }
    }

    @Nested
    class Sets extends CombinedCases {
        @Override
        protected Store store() {
            return Store.POSTGRESQL;
        }
    }
}
