/** Chapter 2 of the specification: what an entity is made of. Each section has entities of its own, beside its tests. */
package io.virga.conformance.entities;
