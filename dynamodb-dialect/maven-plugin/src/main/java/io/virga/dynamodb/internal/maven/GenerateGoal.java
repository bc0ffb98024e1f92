package io.virga.dynamodb.internal.maven;

import io.virga.dynamodb.schema.GenerateHints;
import io.virga.dynamodb.schema.Migrator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the project and writes the migration from the last one to its mapping, for review: {@code mvn virga:generate
 * -Dvirga.name=add-status}. Asks no server.
 */
@Mojo(name = "generate", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@SuppressWarnings("NullAway.Init") // set by Maven
public final class GenerateGoal extends MappingGoal {

    /** The name of the migration: lower-case letters, digits and {@code -}. */
    @Parameter(property = "virga.name", required = true)
    private String name;

    /** {@code Entity.old=new}: the attribute is renamed; else the one is removed and the other is new. */
    @Parameter(property = "virga.renames")
    private @Nullable List<String> renames;

    /** {@code Entity.attribute=JSON}: what rows get that lack a new attribute; else what {@code @ColumnDefault} says. */
    @Parameter(property = "virga.defaults")
    private @Nullable List<String> defaults;

    /** {@code Entity=class}: an {@code ItemTransformation} of yours that makes of each item what it is to be. */
    @Parameter(property = "virga.transformations")
    private @Nullable List<String> transformations;

    @Override
    void execute(ClassLoader loader) throws MojoFailureException {
        var hints = new GenerateHints(
                pairs("renames", renames), pairs("defaults", defaults), pairs("transformations", transformations));
        var id = Migrator.generate(definition(loader), migrations(), name, hints);
        if (id.isPresent()) {
            getLog().info("wrote " + migrations().resolve(id.get() + ".json"));
            getLog().info("Review it and commit it with its .snapshot.json.");
        } else {
            getLog().info("the mapping is as the last migration leaves it: nothing to write");
        }
    }

    private static Map<String, String> pairs(String parameter, @Nullable List<String> texts)
            throws MojoFailureException {
        var pairs = new LinkedHashMap<String, String>();
        for (var text : texts == null ? List.<String>of() : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new MojoFailureException(
                        "PARAMETER: " + text + " is not name=value [" + parameter + "]. Write Entity.attribute=value.");
            }
            pairs.put(
                    text.substring(0, equals).strip(),
                    text.substring(equals + 1).strip());
        }
        return pairs;
    }
}
