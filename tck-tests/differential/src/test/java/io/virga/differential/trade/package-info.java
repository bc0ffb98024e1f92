/** The entities of the differential test, and the random data in them. */
package io.virga.differential.trade;
