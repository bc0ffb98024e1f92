/** The unit of work: checkpoints in memory, partial flush, and a change set, on any database that Hibernate speaks to. */
@NullMarked
package io.virga;

import org.jspecify.annotations.NullMarked;
