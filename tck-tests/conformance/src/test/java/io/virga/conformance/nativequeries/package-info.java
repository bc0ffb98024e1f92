/** Sections 3.11.11 and 3.11.12 of the specification: queries in SQL, and stored procedures. */
package io.virga.conformance.nativequeries;
