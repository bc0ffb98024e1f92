/** Generators of section 11.1.49 that are named on the package, for all of its entities. */
@SequenceGenerator(name = "of_the_package", sequenceName = "seq_of_the_package", initialValue = 500, allocationSize = 1)
package io.virga.conformance.mapping.generators;

import jakarta.persistence.SequenceGenerator;
