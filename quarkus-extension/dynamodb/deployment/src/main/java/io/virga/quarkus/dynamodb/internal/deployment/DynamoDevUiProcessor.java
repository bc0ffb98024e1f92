package io.virga.quarkus.dynamodb.internal.deployment;

import io.quarkus.bootstrap.workspace.WorkspaceModule;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.devui.spi.JsonRPCProvidersBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import io.virga.quarkus.dynamodb.internal.devui.DynamoDevUi;
import java.nio.file.Path;

/** The page in the Dev UI: entities with their keys and indexes, the requests, explanations, pending migrations. */
@BuildSteps(onlyIf = IsLocalDevelopment.class)
class DynamoDevUiProcessor {

    private static final String MIGRATIONS = "src/main/resources/META-INF/virga/migrations";

    @BuildStep
    CardPageBuildItem card(CurateOutcomeBuildItem application) {
        CardPageBuildItem card = new CardPageBuildItem();
        card.addBuildTimeData("migrationsFolder", migrations(application).toString());
        card.addPage(Page.webComponentPageBuilder()
                .title("Keys, requests, plans")
                .icon("font-awesome-solid:table-cells-row-lock")
                .componentLink("qwc-virga-dynamodb.js"));
        return card;
    }

    @BuildStep
    JsonRPCProvidersBuildItem answers() {
        return new JsonRPCProvidersBuildItem(DynamoDevUi.class);
    }

    private static Path migrations(CurateOutcomeBuildItem application) {
        WorkspaceModule module = application.getApplicationModel().getApplicationModule();
        return module == null
                ? Path.of(MIGRATIONS)
                : module.getModuleDir().toPath().resolve(MIGRATIONS);
    }
}
