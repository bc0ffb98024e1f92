package io.virga.dynamodb.internal.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the tool has to know, each from the first place that says it. */
enum Setting {
    UNIT("unit", "the persistence unit"),
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
