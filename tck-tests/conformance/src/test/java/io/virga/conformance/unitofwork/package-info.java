/** The cases of the unit of work, as the provider has them, on DynamoDB. */
package io.virga.conformance.unitofwork;
