/** Section 3.10 of the specification: the second-level cache, through JCache. */
package io.virga.conformance.caching;
