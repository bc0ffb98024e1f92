package io.virga.quarkus.dynamodb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.model.JsonText;
import io.virga.dynamodb.internal.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The reference of the configuration in the guide, as the annotation processor of Quarkus has read the configuration. {@code -Dvirga.page=write} writes it anew. */
class ConfigPageTest {

    private static final Path PAGE = Path.of("../../docs/modules/ROOT/pages/dynamodb-config.adoc");
    private static final String MODEL = "/META-INF/quarkus-config-doc/quarkus-config-";

    @Test
    void the_page_is_what_the_configuration_says() throws IOException {
        var page = page();
        if ("write".equals(System.getProperty("virga.page"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("the configuration has changed: run this test with -Dvirga.page=write")
                .usingCharset(StandardCharsets.UTF_8)
                .hasContent(page);
        DynamoDatasourceConfig.SETTINGS.forEach(
                setting -> assertThat(page).contains("|`quarkus.virga.dynamodb." + setting + "`\n"));
    }

    private static String page() throws IOException {
        var texts = (Value.Document) json("javadoc.json").entries().get("elements");
        var page = new StringBuilder("""
                = Configuration of DynamoDB
                // Written by ConfigPageTest from the configuration: change it there.

                All is read when the application starts. For another datasource than the default one its name goes between:
                `quarkus.virga.dynamodb."datasource-name".table`.

                [cols="2,3,2"]
                |===
                |Property |What it says |Variable of the environment

                """);
        for (var property : properties(json("model.json"))) {
            var path = (Value.Document) property.entries().get("path");
            var key = text(property, "sourceType") + "." + text(property, "sourceElementName");
            var described = (Value.Document) texts.entries().get(key);
            page.append("|`").append(text(path, "property")).append("`\n|");
            page.append(plain(text(described, "description")));
            page.append("\n|`").append(text(path, "environmentVariable")).append("`\n\n");
        }
        return page.append("|===\n").toString();
    }

    /** Of the default datasource, in the order of the configuration. */
    private static List<Value.Document> properties(Value value) {
        var found = new ArrayList<Value.Document>();
        if (value instanceof Value.Sequence sequence) {
            sequence.elements().forEach(element -> found.addAll(properties(element)));
        } else if (value instanceof Value.Document document) {
            if (document.entries().get("@class") instanceof Value.Text type
                    && type.value().endsWith(".ConfigProperty")) {
                return List.of(document);
            }
            document.entries().values().forEach(each -> found.addAll(properties(each)));
        }
        return found;
    }

    private static Value.Document json(String name) throws IOException {
        try (var file = DynamoDatasourceConfig.class.getResourceAsStream(MODEL + name)) {
            var text = new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
            return (Value.Document) JsonText.parse(text, name);
        }
    }

    private static String text(Value.Document document, String name) {
        return ((Value.Text) document.entries().get(name)).value();
    }

    /** Javadoc as AsciiDoc. */
    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }
}
