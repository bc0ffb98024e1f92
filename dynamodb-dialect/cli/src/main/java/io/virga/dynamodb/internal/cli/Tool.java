package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.internal.model.JsonText;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.TableAdmin;
import io.virga.dynamodb.internal.store.aws.AwsConnection;
import io.virga.dynamodb.schema.MigrateOptions;
import io.virga.dynamodb.schema.MigrationException;
import io.virga.dynamodb.schema.MigrationException.Kind;
import io.virga.dynamodb.schema.Migrator;
import io.virga.dynamodb.schema.SchemaDefinition;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What commands share: their options, and how they print. */
@Command(mixinStandardHelpOptions = true, abbreviateSynopsis = true)
@SuppressWarnings("NullAway.Init") // set by picocli
abstract class Tool implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Options options;

    private @Nullable Settings settings;

    final Settings settings() {
        var known = settings;
        if (known == null) {
            known = options.settings();
            settings = known;
        }
        return known;
    }

    final Map<Setting, String> flags() {
        return options.flags();
    }

    final boolean json() {
        return options.json();
    }

    final void print(String line) {
        spec.commandLine().getOut().println(line);
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** The whole answer with {@code --json}. */
    final void printJson(Map<String, ?> answer) {
        print(JsonText.render(value(answer)));
    }

    /** Maps, lists, texts, numbers and flags as JSON. */
    static Value value(Object plain) {
        if (plain instanceof Value value) {
            return value;
        }
        if (plain instanceof Map<?, ?> map) {
            var members = new LinkedHashMap<String, Value>();
            map.forEach((name, each) -> members.put(String.valueOf(name), value(each)));
            return new Value.Document(members);
        }
        if (plain instanceof Collection<?> elements) {
            return new Value.Sequence(elements.stream().map(Tool::value).toList());
        }
        if (plain instanceof Boolean bool) {
            return new Value.Bool(bool);
        }
        return plain instanceof Number number ? Value.Num.of(number.longValue()) : Value.text(plain.toString());
    }

    final SchemaDefinition definition() {
        var known = settings();
        var url = Map.of("jakarta.persistence.jdbc.url", known.offlineUrl());
        return known.entities().isEmpty()
                ? SchemaDefinition.of(known.unit(), url, known.loader(), known.migrations())
                : SchemaDefinition.of(known.unitOfEntities(url), known.loader(), known.migrations());
    }

    final Migrator migrator(MigrateOptions how) {
        return Migrator.open(
                settings().url(), Map.of(), settings().migrations(), settings().loader(), how);
    }

    /** @throws MigrationException if DynamoDB does not carry it out */
    final <T> T admin(Function<TableAdmin, T> work) {
        try (AwsConnection connection = AwsConnection.open(settings().store(), RequestListener.NONE)) {
            return work.apply(connection.tables());
        } catch (StoreException e) {
            throw new MigrationException(
                    e.failure() instanceof StoreException.TableMissing ? Kind.MISSING : Kind.SERVER,
                    e.failure().getClass().getSimpleName(),
                    sentence(e),
                    e);
        } catch (Refusal e) {
            throw new MigrationException(Kind.USAGE, e.code(), String.valueOf(e.getMessage()), e);
        }
    }

    private String sentence(StoreException e) {
        var where = settings().find(Setting.ENDPOINT).orElse("DynamoDB");
        if (e.failure() instanceof StoreException.Unreachable) {
            return where + " cannot be reached. Is the endpoint right, and the server running? (" + e.getMessage()
                    + ")";
        }
        if (e.failure() instanceof StoreException.AccessDenied) {
            return where + " does not let you in. Give --profile, or --access-key and --secret-key. (" + e.getMessage()
                    + ")";
        }
        return where + " refused: " + e.getMessage();
    }
}
