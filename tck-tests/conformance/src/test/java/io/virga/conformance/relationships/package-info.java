/** Sections 2.11 and 2.12 of the specification: relationships between entities. Each section has entities of its own, beside its tests. */
package io.virga.conformance.relationships;
