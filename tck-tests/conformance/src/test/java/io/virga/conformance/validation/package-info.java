/** Section 3.7 of the specification: validation of entities at the events of their life. */
package io.virga.conformance.validation;
