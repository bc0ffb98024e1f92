/** Chapter 11 of the specification: the annotations for object/relational mapping. Each section has entities of its own, beside its tests. */
package io.virga.conformance.mapping;
