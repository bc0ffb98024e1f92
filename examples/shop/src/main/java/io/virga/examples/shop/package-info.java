/** The command line of the record shop, and the databases that it starts. May use all rooms below. */
package io.virga.examples.shop;
