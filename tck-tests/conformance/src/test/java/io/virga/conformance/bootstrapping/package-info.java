/** Chapter 9 of the specification: bootstrapping in Java SE, and schema generation. */
package io.virga.conformance.bootstrapping;
