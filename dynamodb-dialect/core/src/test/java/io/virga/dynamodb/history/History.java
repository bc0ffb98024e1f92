package io.virga.dynamodb.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Committed transactions, what version of which item each read and which items each wrote, and whether they are serializable: whether their
 * dependencies have no cycle (Adya, "Weak Consistency: A Generalized Theory and Optimistic Implementations for Distributed Transactions", 1999, section 4). An item that is not there is a
 * version of it as any other; a range that was read is every item that could be in it.
 */
final class History {

    /** A version of an item: who wrote it, 0 for how it was at first. */
    record Read(String item, int writer) {}

    private final Map<Integer, List<Read>> reads = new HashMap<>();
    /** The writers of each item in the order of their versions. */
    private final Map<String, List<Integer>> versions = new HashMap<>();

    private final List<Integer> transactions = new ArrayList<>();

    /** A transaction commits: its versions come behind those that are there. */
    void commit(int transaction, List<Read> read, Set<String> written) {
        transactions.add(transaction);
        reads.put(transaction, List.copyOf(read));
        written.forEach(
                item -> versions.computeIfAbsent(item, any -> new ArrayList<>()).add(transaction));
    }

    int size() {
        return transactions.size();
    }

    /** Who wrote the version of an item that is there now. */
    int writer(String item) {
        var all = versions.getOrDefault(item, List.of());
        return all.isEmpty() ? 0 : all.get(all.size() - 1);
    }

    /** Who has to come before whom. */
    private Map<Integer, Set<Integer>> dependencies() {
        Map<Integer, Set<Integer>> after = new HashMap<>();
        transactions.forEach(transaction -> after.put(transaction, new LinkedHashSet<>()));
        versions.values().forEach(all -> {
            for (int i = 1; i < all.size(); i++) {
                after.get(all.get(i - 1)).add(all.get(i));
            }
        });
        reads.forEach((reader, all) -> all.forEach(read -> {
            if (read.writer() != 0) {
                after.get(read.writer()).add(reader);
            }
            var writers = versions.getOrDefault(read.item(), List.of());
            int next = read.writer() == 0 ? 0 : writers.indexOf(read.writer()) + 1;
            if (next < writers.size()) {
                after.get(reader).add(writers.get(next));
            }
        }));
        after.forEach((transaction, others) -> others.remove(transaction));
        return after;
    }

    /** Transactions of which each has to come before the next, and the last before the first; empty where they are serializable. */
    List<Integer> cycle() {
        var after = dependencies();
        Set<Integer> done = new HashSet<>();
        for (var transaction : transactions) {
            var cycle = cycle(transaction, after, done, new ArrayList<>());
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        return List.of();
    }

    private static List<Integer> cycle(
            int at, Map<Integer, Set<Integer>> after, Set<Integer> done, List<Integer> path) {
        int met = path.indexOf(at);
        if (met >= 0) {
            return List.copyOf(path.subList(met, path.size()));
        }
        if (done.contains(at)) {
            return List.of();
        }
        path.add(at);
        for (var next : after.get(at)) {
            var cycle = cycle(next, after, done, path);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        path.remove(path.size() - 1);
        done.add(at);
        return List.of();
    }
}
