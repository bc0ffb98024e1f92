/** Keys, tables and indexes that annotations ask for, on a real server. */
package io.virga.dynamodb.mapping;
