package io.virga.dynamodb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which room may use which: the lines of ARCHITECTURE.md, transitively. */
@AnalyzeClasses(packages = "io.virga.dynamodb", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.virga.dynamodb.internal.";

    /** What each room may use directly; {@code boot} wires everything. */
    private static final Map<String, List<String>> MAY_USE = mayUse();

    private static Map<String, List<String>> mayUse() {
        var rooms = new LinkedHashMap<String, List<String>>();
        rooms.put("model", List.of());
        rooms.put("key", List.of("model"));
        rooms.put("predicate", List.of("key"));
        rooms.put("plan", List.of("predicate"));
        rooms.put("store", List.of("key"));
        rooms.put("store.aws", List.of("store"));
        rooms.put("journal", List.of());
        rooms.put("exec", List.of("plan", "store", "journal"));
        rooms.put("migrate", List.of("exec", "store"));
        rooms.put("residual", List.of("predicate", "store"));
        rooms.put("jdbc", List.of("exec", "residual"));
        rooms.put("translate", List.of("plan", "jdbc"));
        return rooms;
    }

    private static Set<String> reachable(String room) {
        var all = new LinkedHashSet<String>();
        all.add(room);
        MAY_USE.get(room).forEach(used -> all.addAll(reachable(used)));
        return all;
    }

    private static DescribedPredicate<JavaClass> inOtherRooms(Set<String> allowed) {
        return DescribedPredicate.describe("a room other than " + allowed, type -> {
            var name = type.getPackageName();
            return name.startsWith(ROOT) && !allowed.contains(name.substring(ROOT.length()));
        });
    }

    @ArchTest
    static void rooms_use_only_what_they_may(com.tngtech.archunit.core.domain.JavaClasses classes) {
        for (var room : MAY_USE.keySet()) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + room)
                    .should()
                    .dependOnClassesThat(inOtherRooms(reachable(room)))
                    .because("ARCHITECTURE.md lets " + room + " use " + MAY_USE.get(room))
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule only_the_aws_store_imports_the_sdk = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "store.aws")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule only_the_residual_imports_h2 = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "residual..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.h2..");

    @ArchTest
    static final ArchRule hibernate_stays_at_the_edge = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "model",
                    ROOT + "key",
                    ROOT + "predicate",
                    ROOT + "plan",
                    ROOT + "store..",
                    ROOT + "journal",
                    ROOT + "exec",
                    ROOT + "migrate",
                    ROOT + "residual",
                    ROOT + "jdbc")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.hibernate..");

    @ArchTest
    static final ArchRule pure_rooms_do_no_io = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "model", ROOT + "key", ROOT + "predicate", ROOT + "plan", ROOT + "store", ROOT + "journal")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net.http..", "java.sql..", "javax.sql..")
            .because("serialization of exceptions aside, they compute");

    @ArchTest
    static final ArchRule the_provider_is_unknown_here = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.virga", "io.virga.jpa..", "io.virga.query..", "io.virga.internal..");

    @ArchTest
    static final ArchRule every_room_is_documented_and_null_marked = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked");
}
