package io.virga.query;

import io.virga.query.blog.Blog;
import jakarta.persistence.EntityManager;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.hibernate.Session;

/** Statements given to the compiler, between the imports and the entities that they need. */
final class Program {

    private static final String SOURCE = """
            import static io.virga.query.Aggregates.*;
            import static io.virga.query.Conditions.*;
            import static io.virga.query.Expressions.*;
            import io.virga.UnitOfWork;
            import io.virga.query.*;
            import io.virga.query.blog.*;
            import java.math.BigDecimal;
            import java.util.List;

            class Program {
                record NameAge(String name, Integer age) {}

                void run(Statements db) {
                    %s
                }
            }
            """;

    private Program() {}

    /** What the compiler objects to. */
    static List<String> errors(String statements, Path output) {
        String source = SOURCE.formatted(statements);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Program.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of("-proc:none", "-d", output.toString(), "-classpath", classPath());
        compiler.getTask(null, null, diagnostics, options, null, List.of(file)).call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
    }

    private static String classPath() {
        return Stream.of(Statements.class, Blog.class, Session.class, EntityManager.class)
                .map(Program::location)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
