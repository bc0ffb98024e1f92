/** The Jakarta Persistence provider, as it is named in {@code persistence.xml}. May use {@code io.virga.internal.session}. */
@NullMarked
package io.virga.jpa;

import org.jspecify.annotations.NullMarked;
