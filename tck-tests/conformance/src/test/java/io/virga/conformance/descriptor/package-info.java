/** Chapter 12 of the specification, and 3.6.6: mappings and listeners that stand in XML. */
package io.virga.conformance.descriptor;
