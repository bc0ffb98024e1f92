/** Section 3.8: entity graphs. */
package io.virga.conformance.graphs;
