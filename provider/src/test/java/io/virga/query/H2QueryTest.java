package io.virga.query;

import io.virga.query.blog.Store;
import org.junit.jupiter.api.Nested;

class H2QueryTest {

    @Nested
    class Selects extends SelectCases {
        @Override
        protected Store store() {
            return Store.H2;
        }
    }

    @Nested
    class Projections extends ProjectionCases {
        @Override
        protected Store store() {
            return Store.H2;
        }
    }

    @Nested
    class Writes extends WriteCases {
        @Override
        protected Store store() {
            return Store.H2;
        }
    }

    @Nested
    class RelationalQueries extends RelationalCases {
        @Override
        protected Store store() {
            return Store.H2;
        }
    }

    @Nested
    class Pages extends PagingCases {
        @Override
        protected Store store() {
            return Store.H2;
        }
    }

    @Nested
    class Sets extends CombinedCases {
        @Override
        protected Store store() {
            return Store.H2;
        }
    }
}
