/** Section 3.6 of the specification: entity listeners and callback methods. What was called stands in the {@code Journal}. */
package io.virga.conformance.listeners;
