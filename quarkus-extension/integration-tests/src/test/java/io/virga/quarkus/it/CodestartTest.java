package io.virga.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartCatalog;
import io.quarkus.devtools.codestarts.quarkus.QuarkusCodestartProjectInput;
import io.quarkus.devtools.messagewriter.MessageWriter;
import io.quarkus.devtools.project.BuildTool;
import io.quarkus.maven.dependency.ArtifactKey;
import io.quarkus.registry.catalog.Extension;
import io.quarkus.registry.catalog.ExtensionCatalog;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code quarkus create} makes for {@code quarkus-virga-dynamodb}: a project whose code compiles. */
class CodestartTest {

    private static final Path RUNTIME = Path.of("..", "dynamodb", "runtime");
    private static final Path CODESTARTS = RUNTIME.resolve("src/main/codestarts/quarkus");
    private static final Path DESCRIPTOR = RUNTIME.resolve("target/classes/META-INF/quarkus-extension.yaml");

    @TempDir
    private Path project;

    @Test
    void a_new_project_has_an_entity_a_resource_a_test_and_the_configuration() throws IOException {
        generate();

        assertThat(Files.readString(project.resolve("pom.xml")))
                .contains(
                        "<artifactId>quarkus-virga-dynamodb</artifactId>",
                        "<artifactId>quarkus-hibernate-orm</artifactId>",
                        "<artifactId>quarkus-rest-jackson</artifactId>",
                        "<artifactId>rest-assured</artifactId>");
        assertThat(Files.readAllLines(project.resolve("src/main/resources/application.properties")))
                .contains(
                        "quarkus.datasource.db-kind=dynamodb",
                        "quarkus.virga.dynamodb.table=baskets",
                        "quarkus.hibernate-orm.schema-management.strategy=update");
        assertThat(Files.readString(project.resolve("README.md"))).contains("DynamoDB through Hibernate ORM", "Basket");
        assertThat(project.resolve("src/main/java/org/baskets/BasketResource.java"))
                .content()
                .contains("package org.baskets;", "@Path(\"/baskets/{id}\")");
        assertCompiles();
    }

    private void generate() throws IOException {
        var extension = Extension.fromFile(DESCRIPTOR);
        var quarkus = (String) extension.getMetadata().get("built-with-quarkus-core");
        assertThat(extension.getMetadata().get("codestart"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("name", "virga-dynamodb")
                .containsEntry(
                        "artifact",
                        "io.virga:quarkus-virga-dynamodb:codestarts:jar:"
                                + extension.getArtifact().getVersion());
        var catalog = ExtensionCatalog.builder()
                .setId("test")
                .setQuarkusCoreVersion(quarkus)
                // nobody looks for the jar: what is in it is at hand
                .addExtension(extension
                        .mutable()
                        .setMetadata("codestart", Map.of("name", "virga-dynamodb", "languages", List.of("java")))
                        .build())
                .build();
        var input = QuarkusCodestartProjectInput.builder()
                .addExtension(ArtifactKey.fromString("io.virga:quarkus-virga-dynamodb"))
                .buildTool(BuildTool.MAVEN)
                .noBuildToolWrapper()
                .noDockerfiles()
                .addData(Map.ofEntries(
                        Map.entry("project.group-id", "org.baskets"),
                        Map.entry("project.artifact-id", "baskets"),
                        Map.entry("project.version", "1.0"),
                        Map.entry("project.package-name", "org.baskets"),
                        Map.entry("java.version", "17"),
                        Map.entry("quarkus.version", quarkus),
                        Map.entry("quarkus.platform.group-id", "io.quarkus.platform"),
                        Map.entry("quarkus.platform.artifact-id", "quarkus-bom"),
                        Map.entry("quarkus.platform.version", quarkus),
                        Map.entry("quarkus.maven-plugin.group-id", "io.quarkus.platform"),
                        Map.entry("quarkus.maven-plugin.artifact-id", "quarkus-maven-plugin"),
                        Map.entry("quarkus.maven-plugin.version", quarkus),
                        Map.entry("maven-compiler-plugin.version", "3.14.1"),
                        Map.entry("maven-surefire-plugin.version", "3.5.4")))
                .build();
        QuarkusCodestartCatalog.fromExtensionsCatalogAndDirectories(MessageWriter.info(), catalog, List.of(CODESTARTS))
                .createProject(input)
                .generate(project);
    }

    private void assertCompiles() throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-parameters",
                "-d",
                project.resolve("classes").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        try (var files = Files.walk(project.resolve("src"))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(arguments).anyMatch(file -> file.endsWith("BasketResourceTest.java"));
        var problems = new StringWriter();
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                problems,
                                null,
                                null,
                                arguments.subList(0, 6),
                                null,
                                ToolProvider.getSystemJavaCompiler()
                                        .getStandardFileManager(null, null, null)
                                        .getJavaFileObjectsFromStrings(arguments.subList(6, arguments.size())))
                        .call())
                .describedAs(problems.toString())
                .isTrue();
    }
}
