/** What attributes of every type become in an item, and back. */
package io.virga.dynamodb.types;
