/** A small order system that the tests of the dialect share: plain entities, as any Hibernate user would write them. */
package io.virga.dynamodb.model;
