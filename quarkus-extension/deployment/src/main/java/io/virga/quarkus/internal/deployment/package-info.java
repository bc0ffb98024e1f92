/** The build steps of the extension. Uses Quarkus' deployment API and the runtime module. */
@NullMarked
package io.virga.quarkus.internal.deployment;

import org.jspecify.annotations.NullMarked;
