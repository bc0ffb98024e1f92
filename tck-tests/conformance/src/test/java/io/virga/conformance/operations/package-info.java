/** Chapter 3 of the specification: entity operations. */
package io.virga.conformance.operations;
