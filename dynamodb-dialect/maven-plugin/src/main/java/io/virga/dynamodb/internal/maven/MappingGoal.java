package io.virga.dynamodb.internal.maven;

import io.virga.dynamodb.DynamoSettings;
import io.virga.dynamodb.internal.boot.MappedClasses;
import io.virga.dynamodb.schema.MigrationException;
import io.virga.dynamodb.schema.SchemaDefinition;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What both goals share: the mapping of the project, read from its compiled classes and its runtime dependencies. */
@SuppressWarnings("NullAway.Init") // set by Maven
abstract class MappingGoal extends AbstractMojo {

    /** Kept, as loggers that nobody holds forget their level. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The persistence unit of {@code META-INF/persistence.xml}; the only one there is by default. */
    @Parameter(property = "virga.unit", defaultValue = "")
    private @Nullable String unit;

    /**
     * Where there is no {@code META-INF/persistence.xml}: directories and jars to look for entities in, such as
     * {@code ${project.build.outputDirectory}}, or names of classes. {@code virga.url} is given then.
     */
    @Parameter(property = "virga.entities")
    private @Nullable List<String> entities;

    /** Settings of the unit of {@code virga.entities}: {@code hibernate.physical_naming_strategy} and the like. */
    @Parameter
    private @Nullable Map<String, String> properties;

    /** {@code jdbc:dynamodb:<table>?region=…}, in place of the URL of {@code persistence.xml}. */
    @Parameter(property = "virga.url")
    private @Nullable String url;

    /** The folder of migrations; it need not be there yet. */
    @Parameter(
            property = "virga.migrations",
            defaultValue = "${project.basedir}/src/main/resources/META-INF/virga/migrations")
    private File migrations;

    /** Whether the goal does nothing. */
    @Parameter(property = "virga.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("virga.skip=true: nothing is done");
            return;
        }
        var level = HIBERNATE.getLevel();
        var before = Thread.currentThread().getContextClassLoader();
        try (var loader = loader()) {
            HIBERNATE.setLevel(Level.SEVERE);
            Thread.currentThread().setContextClassLoader(loader);
            execute(loader);
        } catch (MigrationException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("the class path of the project cannot be closed", e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            HIBERNATE.setLevel(level);
        }
    }

    /** @throws MigrationException said to the user in one line */
    abstract void execute(ClassLoader loader) throws MojoFailureException;

    final Path migrations() {
        return migrations.toPath();
    }

    final SchemaDefinition definition(ClassLoader loader) {
        var settings = new HashMap<String, String>(properties == null ? Map.of() : properties);
        if (url != null) {
            settings.put("jakarta.persistence.jdbc.url", url);
        }
        // no server is asked, and so none need be known
        settings.put(DynamoSettings.REGION, "us-east-1");
        var name = unit == null ? "" : unit;
        if (entities == null || entities.isEmpty()) {
            return SchemaDefinition.of(name, settings, loader, migrations());
        }
        if (url == null) {
            throw new MigrationException(
                    MigrationException.Kind.USAGE,
                    "URL_MISSING",
                    "URL_MISSING: nobody says which table is meant [virga.entities]. Give virga.url, as in"
                            + " jdbc:dynamodb:shop.",
                    null);
        }
        return SchemaDefinition.of(
                MappedClasses.unit(
                        name.isEmpty() ? "default" : name,
                        entities.stream().map(this::located).toList(),
                        settings,
                        loader),
                loader,
                migrations());
    }

    /** In a build of several modules, too, each path is one of the project's. */
    private String located(String entry) {
        return MappedClasses.isPath(entry)
                ? project.getBasedir().toPath().resolve(entry).toString()
                : entry;
    }

    /** The project's classes and libraries, behind Virga's and Hibernate's own as this plugin has them. */
    private URLClassLoader loader() throws MojoExecutionException {
        var urls = new ArrayList<URL>();
        try {
            for (var element : project.getRuntimeClasspathElements()) {
                urls.add(new File(element).toURI().toURL());
            }
        } catch (DependencyResolutionRequiredException | MalformedURLException e) {
            throw new MojoExecutionException("the class path of the project is not known", e);
        }
        return new URLClassLoader(urls.toArray(URL[]::new), MappingGoal.class.getClassLoader());
    }
}
