package io.virga.conformance.bootstrapping;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a {@code META-INF/persistence.xml} and makes it visible, as the class path of an application would. */
final class PersistenceXml implements AutoCloseable {

    private final URLClassLoader loader;
    private final ClassLoader before;

    private PersistenceXml(URLClassLoader loader) {
        this.loader = loader;
        Thread thread = Thread.currentThread();
        before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
    }

    static PersistenceXml visible(
            Path folder, String unit, String provider, List<Class<?>> classes, Map<String, Object> properties)
            throws IOException {
        String xml = """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.2">
                    <persistence-unit name="%s" transaction-type="RESOURCE_LOCAL">
                        <provider>%s</provider>
                        %s
                        <exclude-unlisted-classes>true</exclude-unlisted-classes>
                        <properties>
                            %s
                        </properties>
                    </persistence-unit>
                </persistence>
                """.formatted(
                unit,
                provider,
                classes.stream().map(c -> "<class>" + c.getName() + "</class>").collect(Collectors.joining()),
                properties.entrySet().stream().map(PersistenceXml::property).collect(Collectors.joining()));
        Files.createDirectories(folder.resolve("META-INF"));
        Files.writeString(folder.resolve("META-INF/persistence.xml"), xml);
        ClassLoader parent = Thread.currentThread().getContextClassLoader();
        return new PersistenceXml(new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent));
    }

    private static String property(Map.Entry<String, Object> entry) {
        String value = entry.getValue().toString().replace("&", "&amp;").replace("\"", "&quot;");
        return "<property name=\"" + entry.getKey() + "\" value=\"" + value + "\"/>";
    }

    @Override
    public void close() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }
}
