/**
 * What runs a section on every database: the databases, what each of them can and cannot do, and the JUnit extension that hands a test its
 * {@code EntityManagerFactory}. The provider is named by a string only, as an application names it.
 */
package io.virga.conformance.kit;
