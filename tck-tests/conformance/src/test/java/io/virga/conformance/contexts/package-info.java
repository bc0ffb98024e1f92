/** Chapter 7 of the specification: entity managers, factories and transactions in Java SE. */
package io.virga.conformance.contexts;
