package io.virga.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The aliases that a query has declared so far. A subquery begins with those of the query around it. */
final class Scope {

    /** An identification variable and what it ranges over. */
    record Alias(String name, Type type) {}

    private final Random random;
    private final List<Alias> aliases = new ArrayList<>();
    private final String prefix;

    Scope(Random random) {
        this(random, "a");
    }

    private Scope(Random random, String prefix) {
        this.random = random;
        this.prefix = prefix;
    }

    /** Names that do not meet those of this scope. */
    Scope inner() {
        return new Scope(random, prefix + "x");
    }

    List<Alias> aliases() {
        return List.copyOf(aliases);
    }

    String root(Type type) {
        return type.name() + " " + declare(type);
    }

    /** A join from one of the aliases over one of its associations; empty where it has none. */
    Optional<String> join() {
        Alias from = aliases.get(random.nextInt(aliases.size()));
        List<String> names = List.copyOf(from.type().associations.keySet());
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String name = names.get(random.nextInt(names.size()));
        String kind = random.nextBoolean() ? " join " : " left join ";
        Type target = Type.valueOf(from.type().associations.get(name));
        return Optional.of(kind + from.name() + "." + name + " " + declare(target));
    }

    private String declare(Type type) {
        String name = prefix + aliases.size();
        aliases.add(new Alias(name, type));
        return name;
    }
}
