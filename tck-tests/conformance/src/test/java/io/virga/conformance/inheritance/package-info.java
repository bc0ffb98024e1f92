/** Sections 2.13 and 2.14 of the specification: inheritance, and the strategies of mapping it. */
package io.virga.conformance.inheritance;
