/** The command line of the record shop. May use all rooms below: {@code model}, {@code move} and {@code story}. */
package io.virga.examples.shop;
