/**
 * Jakarta Data 1.0: repositories that Hibernate's annotation processor generates, on our provider. They work through a {@code StatelessSession}, and
 * so past the unit of work: what they write is written at once, on DynamoDB with the commit.
 */
package io.virga.conformance.data;
