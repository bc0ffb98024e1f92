package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.DynamoSettings;
import io.virga.dynamodb.internal.boot.MappedClasses;
import io.virga.dynamodb.internal.boot.UnitReader;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.schema.MigrationException;
import io.virga.dynamodb.schema.MigrationException.Kind;
import jakarta.persistence.PersistenceConfiguration;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is set, and where: by flags, else the environment, else the properties file, else {@code persistence.xml}; what nobody
 * says of region and credentials is found by the AWS SDK's default chain.
 */
final class Settings {

    static final String FILE = "virga.properties";
    static final String DEFAULT_MIGRATIONS = "src/main/resources/META-INF/virga/migrations";

    /** What a unit is called that nobody has named. */
    private static final String UNNAMED = "default";

    private static final String HIBERNATE = "hibernate.";
    private static final String URL_PREFIX = "jdbc:dynamodb:";

    private final Map<Setting, Found> found = new EnumMap<>(Setting.class);
    private final Map<String, String> others = new TreeMap<>();
    private final Map<String, String> hibernate = new TreeMap<>();
    private final ClassLoader loader;

    /** @param source where it stands, for people */
    record Found(String value, String source) {}

    /**
     * @param flags those that were given
     * @param environment the variables of the process
     * @param file the properties file that was named; null for {@code virga.properties}, which need not be there
     */
    Settings(Map<Setting, String> flags, Map<String, String> environment, @Nullable Path file) {
        flags.forEach((setting, value) -> found.put(setting, new Found(value, "--" + setting.key())));
        for (var setting : Setting.values()) {
            var value = environment.get(setting.variable());
            if (value != null && !value.isEmpty()) {
                found.putIfAbsent(setting, new Found(value, setting.variable()));
            }
        }
        readFile(file);
        loader = classPath();
        if (entities().isEmpty()
                && (find(Setting.CLASSPATH).isPresent() || find(Setting.UNIT).isPresent() || hasUnits())) {
            readUnit();
        }
        found.putIfAbsent(Setting.MIGRATIONS, new Found(DEFAULT_MIGRATIONS, "default"));
    }

    private void readFile(@Nullable Path named) {
        var file = named == null ? Path.of(FILE) : named;
        if (!Files.exists(file)) {
            if (named != null) {
                throw refused(
                        Kind.MISSING,
                        "CONFIG_FILE",
                        "there is no such file",
                        named.toString(),
                        "Write it with virga init.");
            }
            return;
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw refused(
                    Kind.USAGE, "CONFIG_FILE", "it cannot be read: " + e.getMessage(), file.toString(), "Correct it.");
        }
        for (var key : properties.stringPropertyNames()) {
            if (key.startsWith(HIBERNATE)) {
                hibernate.put(key, properties.getProperty(key));
                continue;
            }
            var setting = Setting.of(key)
                    .orElseThrow(() -> refused(
                            Kind.USAGE,
                            "UNKNOWN_SETTING",
                            "there is no setting " + key,
                            file.toString(),
                            "Known are " + String.join(", ", Setting.keys()) + ", and what begins with " + HIBERNATE
                                    + " where there is no persistence.xml."));
            found.putIfAbsent(setting, new Found(properties.getProperty(key), file.toString()));
        }
    }

    private ClassLoader classPath() {
        var own = Settings.class.getClassLoader();
        var path = find(Setting.CLASSPATH).orElse("");
        var entries = new ArrayList<String>();
        entities().stream().filter(MappedClasses::isPath).forEach(entries::add);
        if (!path.isEmpty()) {
            entries.addAll(List.of(path.split(File.pathSeparator)));
        }
        if (entries.isEmpty()) {
            return own;
        }
        var urls = new ArrayList<URL>();
        for (var entry : entries) {
            try {
                if (entry.endsWith("/*")) {
                    try (var jars = Files.list(Path.of(entry.substring(0, entry.length() - 2)))) {
                        for (var jar : jars.filter(each -> each.toString().endsWith(".jar"))
                                .sorted()
                                .toList()) {
                            urls.add(jar.toUri().toURL());
                        }
                    }
                } else if (Files.exists(Path.of(entry))) {
                    urls.add(Path.of(entry).toUri().toURL());
                } else {
                    throw refused(
                            Kind.MISSING,
                            "CLASSPATH",
                            "there is no " + entry,
                            source(entities().contains(entry) ? Setting.ENTITIES : Setting.CLASSPATH),
                            "Compile first, and give target/classes and the folder of the libraries: target/classes"
                                    + File.pathSeparator + "target/lib/*");
                }
            } catch (MalformedURLException e) {
                throw new AssertionError("a path is a URL", e);
            } catch (IOException e) {
                throw new UncheckedIOException(entry, e);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), own);
    }

    private boolean hasUnits() {
        return loader.getResource("META-INF/persistence.xml") != null;
    }

    private void readUnit() {
        Map<String, String> properties;
        try {
            properties = UnitReader.settings(find(Setting.UNIT).orElse(""), loader);
        } catch (MigrationException e) {
            if (find(Setting.UNIT).isPresent()) {
                throw e;
            }
            return;
        }
        var source = "persistence.xml";
        properties.forEach((name, value) -> {
            if (name.startsWith(DynamoSettings.PREFIX)) {
                put(name.substring(DynamoSettings.PREFIX.length()), value, source);
            }
        });
        var url = properties.getOrDefault(
                "jakarta.persistence.jdbc.url", properties.getOrDefault("hibernate.connection.url", ""));
        if (url.startsWith(URL_PREFIX)) {
            var rest = url.substring(URL_PREFIX.length());
            int query = rest.indexOf('?');
            put(Setting.TABLE.key(), query < 0 ? rest : rest.substring(0, query), source);
            for (var parameter : (query < 0 ? "" : rest.substring(query + 1)).split("&")) {
                int equals = parameter.indexOf('=');
                if (equals > 0) {
                    put(
                            parameter.substring(0, equals),
                            URLDecoder.decode(
                                    parameter.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8),
                            source);
                }
            }
        }
        var user = properties.get("jakarta.persistence.jdbc.user");
        var password = properties.get("jakarta.persistence.jdbc.password");
        if (user != null && password != null) {
            put(Setting.ACCESS_KEY.key(), user, source);
            put(Setting.SECRET_KEY.key(), password, source);
        }
    }

    private void put(String key, String value, String source) {
        Setting.of(key)
                .ifPresentOrElse(
                        setting -> found.putIfAbsent(setting, new Found(value, source)),
                        () -> others.putIfAbsent(key, value));
    }

    Optional<String> find(Setting setting) {
        return Optional.ofNullable(found.get(setting)).map(Found::value);
    }

    /** Where a setting stands; what the AWS SDK finds for itself says so. */
    String source(Setting setting) {
        var there = found.get(setting);
        if (there != null) {
            return there.source();
        }
        return switch (setting) {
            case REGION, ACCESS_KEY, SECRET_KEY, PROFILE -> "AWS default chain";
            default -> "not set";
        };
    }

    /** Finds the entities, and the classes of transformations. */
    ClassLoader loader() {
        return loader;
    }

    /** Directories, jars and names of classes; empty where a {@code persistence.xml} says what is mapped. */
    List<String> entities() {
        return Stream.of(find(Setting.ENTITIES).orElse("").split("[," + File.pathSeparator + "]"))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** The unit of {@link #entities()}, with settings that go first. */
    PersistenceConfiguration unitOfEntities(Map<String, String> settings) {
        var all = new TreeMap<>(hibernate);
        all.putAll(settings);
        return MappedClasses.unit(find(Setting.UNIT).orElse(UNNAMED), entities(), all, loader);
    }

    String unit() {
        return find(Setting.UNIT).orElse("");
    }

    Path migrations() {
        return Path.of(find(Setting.MIGRATIONS).orElse(DEFAULT_MIGRATIONS));
    }

    /** The URL of the table, as an application would write it, with everything that is set. */
    String url() {
        var table = find(Setting.TABLE)
                .orElseThrow(() -> refused(
                        Kind.USAGE,
                        "TABLE_UNKNOWN",
                        "nobody says which table is meant",
                        "--table",
                        "Give --table, VIRGA_TABLE, table= in " + FILE + ", or --classpath and --unit with a URL"
                                + " jdbc:dynamodb:<table> in persistence.xml."));
        var parameters = new LinkedHashMap<String, String>(others);
        for (var setting : List.of(
                Setting.TABLE_PREFIX,
                Setting.ENDPOINT,
                Setting.REGION,
                Setting.PROFILE,
                Setting.ACCESS_KEY,
                Setting.SECRET_KEY)) {
            find(setting).ifPresent(value -> parameters.put(setting.key(), value));
        }
        checkKeys();
        checkEndpoint();
        var text = new StringBuilder(URL_PREFIX).append(table);
        var separator = '?';
        for (var parameter : parameters.entrySet()) {
            text.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)
                            .replace("+", "%20"));
            separator = '&';
        }
        return text.toString();
    }

    /** As {@link #url()}, for what never asks the server: a region need not be known. */
    String offlineUrl() {
        var url = url();
        return find(Setting.REGION).isPresent()
                ? url
                : url + (url.indexOf('?') < 0 ? "?" : "&") + Setting.REGION.key() + "=us-east-1";
    }

    StoreSettings store() {
        checkKeys();
        var defaults = StoreSettings.DEFAULTS;
        return new StoreSettings(
                checkEndpoint(),
                find(Setting.REGION).orElse(null),
                find(Setting.PROFILE).orElse(null),
                find(Setting.ACCESS_KEY).orElse(null),
                find(Setting.SECRET_KEY).orElse(null),
                defaults.connectTimeout(),
                defaults.answerTimeout(),
                defaults.connections());
    }

    private void checkKeys() {
        if (find(Setting.ACCESS_KEY).isPresent() != find(Setting.SECRET_KEY).isPresent()) {
            throw refused(
                    Kind.USAGE,
                    "CREDENTIALS_INCOMPLETE",
                    "an access key and its secret go together",
                    source(find(Setting.ACCESS_KEY).isPresent() ? Setting.ACCESS_KEY : Setting.SECRET_KEY),
                    "Give --access-key and --secret-key, or neither.");
        }
    }

    private @Nullable URI checkEndpoint() {
        var text = find(Setting.ENDPOINT).orElse("");
        if (text.isEmpty()) {
            return null;
        }
        if (Setting.ENDPOINT.complaint(text).isPresent()) {
            throw refused(
                    Kind.USAGE,
                    "ENDPOINT",
                    "'" + text + "' is no address",
                    source(Setting.ENDPOINT),
                    "Write a URL such as http://localhost:8000.");
        }
        return URI.create(text);
    }

    static MigrationException refused(Kind kind, String code, String what, String where, String remedy) {
        return new MigrationException(kind, code, code + ": " + what + " [" + where + "]. " + remedy, null);
    }
}
