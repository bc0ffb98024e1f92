package io.virga.dynamodb.internal.maven;

import io.virga.dynamodb.schema.Migrator;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Fails the build where the mapping needs a migration that the folder does not have, or a file of the folder cannot be read. Asks no server: whether a
 * table is as its migrations leave it, {@code virga validate} of the command line says.
 */
@Mojo(
        name = "validate",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class ValidateGoal extends MappingGoal {

    @Override
    void execute(ClassLoader loader) throws MojoFailureException {
        var steps = Migrator.difference(definition(loader), migrations());
        if (!steps.isEmpty()) {
            throw new MojoFailureException(
                    "MIGRATION_NEEDED: the migrations do not lead to the mapping [" + migrations()
                            + "]. Write one with mvn virga:generate -Dvirga.name=…; it would do:\n  "
                            + String.join("\n  ", steps));
        }
        getLog().info("the migrations lead to the mapping");
    }
}
