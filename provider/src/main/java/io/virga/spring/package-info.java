/** Virga as Spring's JPA vendor: nested transactions are checkpoints. Needs spring-orm 7, which applications bring along. May use io.virga and io.virga.jpa. */
@NullMarked
package io.virga.spring;

import org.jspecify.annotations.NullMarked;
