/**
 * Migrations of the schema and the data of a persistence unit on DynamoDB: its definition from the mapping, the folder of
 * migrations, and what carries them out. The command line {@code virga} is this with options.
 */
@NullMarked
package io.virga.dynamodb.schema;

import org.jspecify.annotations.NullMarked;
