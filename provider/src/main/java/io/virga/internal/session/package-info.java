/** Hibernate's session factory, with units of work for sessions. May use {@code io.virga.internal.unitofwork}. */
@NullMarked
package io.virga.internal.session;

import org.jspecify.annotations.NullMarked;
