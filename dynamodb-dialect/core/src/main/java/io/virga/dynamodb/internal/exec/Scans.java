package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.exec.WorkSettings.ScanPolicy;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.plan.AccessPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scans are never silent: each says which condition led there, and what would serve it. */
final class Scans {

    private static final Logger LOG = LoggerFactory.getLogger("io.virga.dynamodb.scan");

    private Scans() {}

    static void check(AccessPath.Scan path, ScanPolicy policy) {
        if (policy == ScanPolicy.FORBID) {
            for (var unserved : path.unserved()) {
                throw Refusal.notSupported("SCAN_NOT_ALLOWED", what(unserved), where(path, unserved), remedy(unserved));
            }
        }
        if (policy == ScanPolicy.WARN && LOG.isWarnEnabled()) {
            for (var unserved : path.unserved()) {
                LOG.warn("SCAN: {} [{}]. {}", what(unserved), where(path, unserved), remedy(unserved));
            }
        }
    }

    private static String what(AccessPath.Unserved unserved) {
        return unserved.predicate().isEmpty()
                ? "all items of the table are read, for want of a condition"
                : "no index serves the predicate " + unserved.predicate();
    }

    private static String where(AccessPath.Scan path, AccessPath.Unserved unserved) {
        return unserved.mapping().entity() + ", table '" + path.table().name() + "'";
    }

    private static String remedy(AccessPath.Unserved unserved) {
        var index = unserved.columns().isEmpty()
                ? "Give it a condition on a key"
                : "Add @Index(columnList = \"" + String.join(", ", unserved.columns()) + "\") to "
                        + unserved.mapping().entity();
        return index + ", or allow it with the query hint virga.dynamodb.scan=allow.";
    }
}
