/** Query hints of ours, on their way to a dialect. May use Hibernate's query API, and nothing of {@code io.virga}. */
@NullMarked
package io.virga.internal.hint;

import org.jspecify.annotations.NullMarked;
