package io.virga.quarkus.dynamodb.internal.deployment;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.HotDeploymentWatchedFileBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.virga.dynamodb.internal.migrate.MigrationFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The migrations of the application, for {@code migrate-at-start}: neither a packaged application nor a native executable lists its class path, so their names
 * are written down when it is built.
 */
class DynamoMigrations {

    private static final String ROOT = "META-INF/virga/";

    @BuildStep
    HotDeploymentWatchedFileBuildItem watched() {
        return HotDeploymentWatchedFileBuildItem.builder()
                .setLocationPredicate(location -> location.startsWith(ROOT))
                .build();
    }

    @BuildStep
    void index(
            ApplicationArchivesBuildItem archives,
            BuildProducer<GeneratedResourceBuildItem> resources,
            BuildProducer<NativeImageResourceBuildItem> natives) {
        Map<String, Set<String>> folders = new TreeMap<>();
        for (var archive : archives.getAllApplicationArchives()) {
            archive.accept(tree -> tree.walkIfContains(ROOT, visit -> {
                String path = visit.getRelativePath("/");
                int slash = path.lastIndexOf('/');
                String name = path.substring(slash + 1);
                if (slash >= ROOT.length() && MigrationFiles.isMigration(name)) {
                    folders.computeIfAbsent(path.substring(0, slash), folder -> new TreeSet<>())
                            .add(name);
                }
            }));
        }
        folders.forEach((folder, names) -> {
            String index = folder + "/index.txt";
            resources.produce(new GeneratedResourceBuildItem(
                    index, String.join("\n", names).getBytes(StandardCharsets.UTF_8)));
            natives.produce(new NativeImageResourceBuildItem(index));
            names.forEach(name -> natives.produce(new NativeImageResourceBuildItem(folder + "/" + name)));
        });
    }
}
