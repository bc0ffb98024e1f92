package io.virga.dynamodb.internal.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the tool has to know, each from the first place that says it. */
enum Setting {
    UNIT("unit", "the persistence unit"),
    ENTITIES("entities", "where there is no persistence.xml: directories, jars and names of classes"),
    CLASSPATH("classpath", "where the entities and META-INF/persistence.xml are"),
    MIGRATIONS("migrations", "the folder of migrations"),
    TABLE("table", "the table, without prefix"),
    TABLE_PREFIX("table-prefix", "what the names of all tables begin with"),
    ENDPOINT("endpoint", "the server, where it is not AWS"),
    REGION("region", "the AWS region"),
    PROFILE("profile", "a profile of the AWS configuration files"),
    ACCESS_KEY("access-key", "an access key"),
    SECRET_KEY("secret-key", "its secret");

    private final String key;
    private final String meaning;

    Setting(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** As flags, the properties file and URLs call it. */
    String key() {
        return key;
    }

    String meaning() {
        return meaning;
    }

    /** What is wrong with a value, as far as it shows without asking anybody; empty for one that may be right. */
    Optional<String> complaint(String value) {
        return switch (this) {
            case TABLE -> complaint(value, "[A-Za-z0-9_.-]{1,255}", "a table", "letters, digits, '_', '-' and '.'");
            case TABLE_PREFIX ->
                complaint(value, "[A-Za-z0-9_.-]{0,200}", "a prefix", "letters, digits, '_', '-' and '.'");
            case REGION -> complaint(value, "[a-z0-9-]{1,40}", "a region", "one such as eu-central-1");
            case ENDPOINT ->
                isAddress(value)
                        ? Optional.empty()
                        : Optional.of("'" + value + "' is no address: write a URL such as http://localhost:8000");
            default -> Optional.empty();
        };
    }

    private static Optional<String> complaint(String value, String pattern, String what, String form) {
        return value.matches(pattern)
                ? Optional.empty()
                : Optional.of("'" + value + "' is no name of " + what + ": write " + form);
    }

    private static boolean isAddress(String text) {
        try {
            var address = new URI(text);
            return address.getHost() != null
                    && String.valueOf(address.getScheme()).matches("https?");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    String variable() {
        return "VIRGA_" + name();
    }

    boolean isSecret() {
        return this == SECRET_KEY;
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }
}
