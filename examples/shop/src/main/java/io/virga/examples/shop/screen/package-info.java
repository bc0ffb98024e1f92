/** What the user sees: text for the terminal, progress, and failures in words. Uses no other room. */
package io.virga.examples.shop.screen;
