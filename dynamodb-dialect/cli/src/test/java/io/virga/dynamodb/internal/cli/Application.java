package io.virga.dynamodb.internal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** An application as the tool finds it: compiled classes and a {@code META-INF/persistence.xml}. */
record Application(Path classes) {

    static final Map<String, String> BEFORE = Map.of("Product", """
            package app;
            import jakarta.persistence.*;
            @Entity public class Product {
                @Id public long id;
                @Version public int version;
                public String name;
            }
            """, "Client", """
            package app;
            import jakarta.persistence.*;
            @Entity public class Client {
                @Id public long id;
                @Version public int version;
                public String country;
            }
            """, "Receipt", """
            package app;
            import jakarta.persistence.*;
            @Entity public class Receipt {
                @Id public long id;
                @Version public int version;
                @Column(nullable = false) public String place;
            }
            """);

    /** A new attribute with a default, a new index, a changed key. */
    static final Map<String, String> AFTER = Map.of("Product", """
            package app;
            import jakarta.persistence.*;
            @Entity public class Product {
                @Id public long id;
                @Version public int version;
                public String name;
                @Column(nullable = false) public String status;
            }
            """, "Client", """
            package app;
            import jakarta.persistence.*;
            @Entity @Table(indexes = @Index(columnList = "country")) public class Client {
                @Id public long id;
                @Version public int version;
                public String country;
            }
            """, "Receipt", """
            package app;
            import jakarta.persistence.*;
            @Entity @io.virga.dynamodb.ItemKey(partition = "PLACE#{place}", sort = "RECEIPT#{id}") public class Receipt {
                @Id public long id;
                @Version public int version;
                @Column(nullable = false) public String place;
            }
            """);

    /** @param url of the unit {@code app} */
    static Application compiled(Path folder, Map<String, String> sources, String url) throws IOException {
        var application = compiled(folder, sources);
        var names = new StringBuilder();
        sources.keySet().stream()
                .sorted()
                .forEach(name -> names.append("<class>app.").append(name).append("</class>"));
        Files.writeString(
                Files.createDirectories(application.classes.resolve("META-INF")).resolve("persistence.xml"),
                """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.2">
                  <persistence-unit name="app">%s<properties>
                    <property name="jakarta.persistence.jdbc.url" value="%s"/>
                  </properties></persistence-unit>
                </persistence>
                """.formatted(names, url.replace("&", "&amp;")));
        return application;
    }

    /** Without a {@code persistence.xml}. */
    static Application compiled(Path folder, Map<String, String> sources) throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        for (var source : sources.entrySet()) {
            var file = folder.resolve(source.getKey() + ".java");
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the application does not compile");
        }
        return new Application(classes);
    }
}
