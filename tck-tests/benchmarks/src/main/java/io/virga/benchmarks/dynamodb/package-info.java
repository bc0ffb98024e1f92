/** Virga on DynamoDB beside AWS's SDK by hand and its Enhanced Client: on answers that were recorded, and on DynamoDB Local. */
@NullMarked
package io.virga.benchmarks.dynamodb;

import org.jspecify.annotations.NullMarked;
