/** Chapter 4 of the specification: the query language. */
package io.virga.conformance.query;
