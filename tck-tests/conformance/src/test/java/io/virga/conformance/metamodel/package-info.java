/** Chapter 5: the metamodel API. */
package io.virga.conformance.metamodel;
