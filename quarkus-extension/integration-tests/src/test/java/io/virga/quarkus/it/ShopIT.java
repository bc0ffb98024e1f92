package io.virga.quarkus.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same requests to the packaged application, a jar or a native executable. */
@QuarkusIntegrationTest
class ShopIT extends ShopTest {}
