package io.virga.quarkus.dynamodb.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The methods of the SDK that native executables replace: a new SDK that has others would fail only in a native build. */
class SubstitutionsTest {

    private static final String SUBSTITUTIONS = "io.virga.quarkus.dynamodb.internal.graal.WithoutCommonRuntime";

    @Test
    void each_stands_for_a_method_of_the_sdk() throws Exception {
        int found = 0;
        for (Class<?> type : Class.forName(SUBSTITUTIONS).getDeclaredClasses()) {
            TargetClass target = type.getAnnotation(TargetClass.class);
            if (target == null) {
                continue;
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Substitute.class)) {
                    Method original = Class.forName(target.className())
                            .getDeclaredMethod(method.getName(), method.getParameterTypes());
                    assertThat(original.getReturnType()).as("%s", original).isEqualTo(method.getReturnType());
                    assertThat(Modifier.isStatic(original.getModifiers()))
                            .as("%s", original)
                            .isEqualTo(Modifier.isStatic(method.getModifiers()));
                    found++;
                }
            }
        }
        assertThat(found).isEqualTo(4);
    }

    /** Reached only through a method that is replaced, or replaced itself. */
    @Test
    void nothing_else_of_the_checksums_links_against_the_common_runtime() throws IOException {
        var linked = new ArrayList<String>();
        try (JarFile jar = new JarFile(software.amazon.awssdk.checksums.SdkChecksum.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath())) {
            for (var entry :
                    jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                var bytes = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                if (bytes.contains("software/amazon/awssdk/crt/")) {
                    linked.add(entry.getName().replaceAll(".*/|\\.class", ""));
                }
            }
        }
        assertThat(linked).containsExactlyInAnyOrderElementsOf(List.of("ChecksumProvider", "XxHashChecksum"));
    }
}
