package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.DynamoSettings;
import io.virga.dynamodb.internal.exec.WorkSettings;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.StoreSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a URL and its properties say, checked: unknown names and impossible values are refused before anything is opened.
 */
record ConnectionSettings(StoreSettings store, WorkSettings work, UnitSettings unit) {

    static final String URL_PREFIX = "jdbc:dynamodb:";

    private static final List<String> KNOWN = List.of(
            "access-key",
            "answer-timeout",
            "commit",
            "consistent-reads",
            "endpoint",
            "flush-check",
            "foreign-keys",
            "index-reads",
            "isolation",
            "item-keys",
            "jta",
            "migrate-at-start",
            "migration-check",
            "migrations",
            "parallel-reads",
            "profile",
            "region",
            "residual.max-rows",
            "retry.timeout",
            "scan",
            "scan-segments",
            "secret-key",
            "table-prefix",
            "table.billing",
            "table.deletion-protection",
            "table.encryption",
            "table.stream",
            "table.tags",
            "table.timeout",
            "uuid");
    /** As far as a hint goes, too; DynamoDB takes a million. */
    private static final long MAX_SEGMENTS = 9_999;

    /** Where {@code virga generate} and Maven put them. */
    private static final String MIGRATIONS = "META-INF/virga/migrations";

    private static final String WHERE = "jdbc:dynamodb:<table>?…";

    static ConnectionSettings of(String url, Properties properties) {
        var rest = url.substring(URL_PREFIX.length());
        int query = rest.indexOf('?');
        var table = query < 0 ? rest : rest.substring(0, query);
        var values = parameters(query < 0 ? "" : rest.substring(query + 1));
        values.putAll(given(properties));
        values.keySet().forEach(ConnectionSettings::checkKnown);
        if (!table.matches("[A-Za-z0-9_.-]{1,255}")) {
            throw refused(
                    "TABLE_NAME",
                    "\"" + table + "\" is no name of a DynamoDB table",
                    "Write jdbc:dynamodb:<table>, of letters, digits, '_', '-' and '.'.");
        }
        var commit = choice(values, "commit", List.of("refuse", "batched", "journaled"), "refuse");
        var physical = new PhysicalTable(values.getOrDefault("table-prefix", "") + table, "pk", "sk");
        var scan = choice(values, "scan", List.of("forbid", "warn", "allow"), "warn");
        var indexReads = choice(values, "index-reads", List.of("auto", "verified", "eventual"), "auto");
        var isolation =
                choice(values, "isolation", List.of("read-committed", "validated", "serializable"), "read-committed");
        return new ConnectionSettings(
                store(values),
                new WorkSettings(
                        physical,
                        choice(values, "consistent-reads", List.of("true", "false"), "true")
                                .equals("true"),
                        WorkSettings.IndexReads.valueOf(indexReads.toUpperCase(Locale.ROOT)),
                        WorkSettings.ScanPolicy.valueOf(scan.toUpperCase(Locale.ROOT)),
                        positive(values, "residual.max-rows", 100_000),
                        (int) Math.min(positive(values, "parallel-reads", 8), StoreSettings.DEFAULTS.connections()),
                        (int) Math.min(positive(values, "scan-segments", 1), MAX_SEGMENTS),
                        Duration.ofSeconds(positive(values, "retry.timeout", 10)),
                        choice(values, "flush-check", List.of("true", "false"), "false")
                                .equals("true"),
                        choice(values, "foreign-keys", List.of("none", "check"), "none")
                                .equals("check"),
                        WorkSettings.CommitMode.valueOf(commit.toUpperCase(Locale.ROOT)),
                        WorkSettings.Isolation.valueOf(
                                isolation.toUpperCase(Locale.ROOT).replace('-', '_'))),
                new UnitSettings(
                        physical,
                        values.getOrDefault("table-prefix", ""),
                        choice(values, "item-keys", List.of("annotated", "designed"), "annotated")
                                .equals("annotated"),
                        choice(values, "uuid", List.of("random", "time-ordered"), "random")
                                .equals("time-ordered"),
                        choice(values, "jta", List.of("alone", "last-resource"), "alone")
                                .equals("last-resource"),
                        commit.equals("journaled"),
                        Duration.ofMillis(upTo(values, "migration-check", 10_000)),
                        StartMigration.of(
                                choice(values, "migrate-at-start", List.of("true", "false", "until-switch"), "false")),
                        values.getOrDefault("migrations", MIGRATIONS),
                        options(values)));
    }

    private static TableOptions options(Map<String, String> values) {
        return new TableOptions(
                TableOptions.billing(values.getOrDefault("table.billing", "on-demand")),
                TableOptions.stream(values.getOrDefault("table.stream", "none")),
                TableOptions.tags(values.getOrDefault("table.tags", "")),
                choice(values, "table.deletion-protection", List.of("true", "false"), "false")
                        .equals("true"),
                TableOptions.encryption(values.getOrDefault("table.encryption", "aws-owned")),
                Duration.ofSeconds(positive(values, "table.timeout", 300)));
    }

    private static StoreSettings store(Map<String, String> values) {
        var defaults = StoreSettings.DEFAULTS;
        var endpoint = values.get("endpoint");
        return new StoreSettings(
                endpoint == null ? null : endpoint(endpoint),
                values.get("region"),
                values.get("profile"),
                values.get("access-key"),
                values.get("secret-key"),
                defaults.connectTimeout(),
                Duration.ofMillis(positive(
                        values, "answer-timeout", defaults.answerTimeout().toMillis())),
                defaults.connections());
    }

    private static Map<String, String> parameters(String query) {
        var values = new TreeMap<String, String>();
        for (var parameter : query.split("&")) {
            if (!parameter.isEmpty()) {
                int equals = parameter.indexOf('=');
                if (equals < 1) {
                    throw refused(
                            "URL_PARAMETER", "\"" + parameter + "\" is not key=value", "Give each parameter a value.");
                }
                values.put(parameter.substring(0, equals), decode(parameter.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Map<String, String> given(Properties properties) {
        var values = new TreeMap<String, String>();
        for (var name : properties.stringPropertyNames()) {
            var value = properties.getProperty(name);
            if (name.startsWith(DynamoSettings.PREFIX)) {
                values.put(name.substring(DynamoSettings.PREFIX.length()), value);
            } else if (name.equals("user") && !value.isEmpty()) {
                values.put("access-key", value);
            } else if (name.equals("password") && !value.isEmpty()) {
                values.put("secret-key", value);
            }
        }
        return values;
    }

    private static void checkKnown(String name) {
        if (!KNOWN.contains(name)) {
            throw refused(
                    "UNKNOWN_SETTING",
                    "there is no setting " + name + nearest(name),
                    "Known are " + String.join(", ", KNOWN) + ".");
        }
    }

    private static String nearest(String name) {
        return KNOWN.stream()
                .filter(known -> distance(known, name) <= 2)
                .findFirst()
                .map(known -> "; did you mean " + known + "?")
                .orElse("");
    }

    private static int distance(String a, String b) {
        var costs = new int[b.length() + 1];
        Arrays.setAll(costs, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(substituted, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[b.length()];
    }

    private static String choice(Map<String, String> values, String name, List<String> allowed, String otherwise) {
        var value = values.getOrDefault(name, otherwise);
        if (!allowed.contains(value)) {
            throw refused(
                    "SETTING_VALUE",
                    name + "=" + value + " is not possible",
                    "Possible are " + String.join(", ", allowed) + ".");
        }
        return value;
    }

    private static long positive(Map<String, String> values, String name, long otherwise) {
        var value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9][0-9]{0,9}")) {
            throw refused("SETTING_VALUE", name + "=" + value + " is not possible", "Give a whole number above 0.");
        }
        return Long.parseLong(value);
    }

    /** The default is the most. */
    private static long upTo(Map<String, String> values, String name, long most) {
        long value = positive(values, name, most);
        if (value > most) {
            throw refused(
                    "SETTING_VALUE",
                    name + "=" + value + " is not possible",
                    "Give a whole number up to " + most + ".");
        }
        return value;
    }

    private static URI endpoint(String text) {
        try {
            var endpoint = new URI(text);
            if (endpoint.getHost() != null && endpoint.getScheme().matches("https?")) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw refused("SETTING_VALUE", "endpoint=" + text + " is no address", "Write http://host:port.");
    }

    private static Refusal refused(String code, String what, String remedy) {
        return Refusal.of(code, Refusal.CONNECTION, what, WHERE, remedy);
    }
}
