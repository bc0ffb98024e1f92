/** Chapter 6: the Criteria API. */
package io.virga.conformance.criteria;
