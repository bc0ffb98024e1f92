/** What a user of the DynamoDB dialect sees: the dialect, its settings and its annotations. */
@NullMarked
package io.virga.dynamodb;

import org.jspecify.annotations.NullMarked;
