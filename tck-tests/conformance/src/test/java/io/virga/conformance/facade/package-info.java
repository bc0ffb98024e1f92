/** The typed facade's cases on DynamoDB, where provider and dialect meet. May use both, and the provider's tests. */
package io.virga.conformance.facade;
