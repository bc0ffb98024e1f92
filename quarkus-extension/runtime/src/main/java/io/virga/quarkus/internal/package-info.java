/**
 * What the extension does at run time: the injected unit of work, in front of the session that Quarkus has in use. Uses the provider's API, Quarkus
 * and Hibernate; knows no database.
 */
@NullMarked
package io.virga.quarkus.internal;

import org.jspecify.annotations.NullMarked;
