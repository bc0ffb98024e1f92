/** The entities that most sections use: a lending library, mapped as a Jakarta Persistence user would map it. */
package io.virga.conformance.library;
