package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.internal.migrate.DefinitionFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code virga iam}: the least policy that the mapping needs.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Service
 *     Authorization Reference, "Actions defined by Amazon DynamoDB"</a>
 */
@Command(name = "iam", description = "Prints the least IAM policy that the application needs, or that migrations need.")
final class ShowPolicy extends Tool {

    @Option(names = "--migrations-too", description = "With what virga migrate needs.")
    private boolean migrationsToo;

    @Option(names = "--no-scan", description = "Without scans, for virga.dynamodb.scan=forbid.")
    private boolean noScan;

    @Override
    public Integer call() {
        var resources = new ArrayList<String>();
        var region = settings().find(Setting.REGION).orElse("*");
        definition().tables().forEach((table, indexed) -> {
            var arn = "arn:aws:dynamodb:" + region + ":*:table/" + table;
            resources.add(arn);
            if (indexed || migrationsToo) {
                resources.add(arn + "/index/*");
            }
        });
        var actions = new ArrayList<>(List.of(
                "dynamodb:BatchGetItem",
                "dynamodb:ConditionCheckItem",
                "dynamodb:DeleteItem",
                "dynamodb:DescribeTable",
                "dynamodb:DescribeTimeToLive",
                "dynamodb:GetItem",
                "dynamodb:ListTagsOfResource",
                "dynamodb:PutItem",
                "dynamodb:Query",
                "dynamodb:UpdateItem"));
        if (!noScan || migrationsToo) {
            actions.add("dynamodb:Scan");
        }
        if (migrationsToo) {
            actions.addAll(List.of(
                    "dynamodb:CreateTable",
                    "dynamodb:DeleteTable",
                    "dynamodb:TagResource",
                    "dynamodb:UpdateTable",
                    "dynamodb:UpdateTimeToLive"));
        }
        actions.sort(null);
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", "Virga");
        statement.put("Effect", "Allow");
        statement.put("Action", actions);
        statement.put("Resource", resources);
        var policy = Map.of("Version", "2012-10-17", "Statement", List.of(statement));
        print(DefinitionFiles.text(value(policy)).stripTrailing());
        return 0;
    }
}
