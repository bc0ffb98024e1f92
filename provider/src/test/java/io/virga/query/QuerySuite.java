package io.virga.query;

import io.virga.query.blog.Store;
import org.junit.jupiter.api.Nested;

/** All cases of the facade, on one database. */
public abstract class QuerySuite {

    protected abstract Store store();

    @Nested
    class Selects extends SelectCases {
        @Override
        protected Store store() {
            return QuerySuite.this.store();
        }
    }

    @Nested
    class Projections extends ProjectionCases {
        @Override
        protected Store store() {
            return QuerySuite.this.store();
        }
    }

    @Nested
    class Tables extends DerivedCases {
        @Override
        protected Store store() {
            return QuerySuite.this.store();
        }
    }

    @Nested
    class Collections extends CollectionCases {
        @Override
        protected Store store() {
            return QuerySuite.this.store();
        }
    }

    @Nested
    class Subclasses extends SubclassCases {
        @Override
        protected Store store() {
            return QuerySuite.this.store();
        }
    }

    @Nested
    class Writes extends WriteCases {
        @Override
        protected Store store() {
            return QuerySuite.this.store();
        }
    }

    @Nested
    class Inserts extends InsertCases {
        @Override
        protected Store store() {
            return QuerySuite.this.store();
        }
    }

    @Nested
    class RelationalQueries extends RelationalCases {
        @Override
        protected Store store() {
            return QuerySuite.this.store();
        }
    }

    @Nested
    class Pages extends PagingCases {
        @Override
        protected Store store() {
            return QuerySuite.this.store();
        }
    }

    @Nested
    class Sets extends CombinedCases {
        @Override
        protected Store store() {
            return QuerySuite.this.store();
        }
    }

    @Nested
    class UnitsOfWork extends UnitOfWorkCases {
        @Override
        protected Store store() {
            return QuerySuite.this.store();
        }
    }
}
