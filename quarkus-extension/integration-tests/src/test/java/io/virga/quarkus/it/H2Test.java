package io.virga.quarkus.it;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

/** The same tests with the shop on H2, by its driver alone, beside a second unit on DynamoDB. */
@QuarkusTest
@TestProfile(H2Test.Shop.class)
class H2Test extends UnitOfWorkTest {

    /** The shop's datasource, built for H2. */
    public static final class Shop implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.db-kind", "other",
                    "quarkus.datasource.devservices.enabled", "false",
                    "quarkus.datasource.jdbc.driver", "org.h2.Driver",
                    "quarkus.datasource.jdbc.url", "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1",
                    "quarkus.hibernate-orm.dialect", "org.hibernate.dialect.H2Dialect",
                    // of db-kind "other" Quarkus asks for a dialect that Hibernate would rather find out
                    "quarkus.log.category.\"org.hibernate.orm.deprecation\".level", "ERROR",
                    "quarkus.log.category.\"io.quarkus.agroal.runtime.AgroalConnectionConfigurer\".level", "ERROR");
        }
    }
}
