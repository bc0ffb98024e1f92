package io.virga.dynamodb;

/**
 * The settings of the dialect. Each is a property of the persistence unit, a connection property, or, without the prefix
 * {@code virga.dynamodb.}, a parameter of the URL {@code jdbc:dynamodb:<table>?endpoint=…&region=…}. A property goes before
 * the URL; an unknown name is refused.
 */
public final class DynamoSettings {

    /** What all names begin with. */
    public static final String PREFIX = "virga.dynamodb.";

    /** The address of the server; AWS's own for the region when absent. */
    public static final String ENDPOINT = PREFIX + "endpoint";
    /** The AWS region; from AWS's default chain when absent. */
    public static final String REGION = PREFIX + "region";
    /** The AWS profile that region and credentials come from. */
    public static final String PROFILE = PREFIX + "profile";
    /** The access key; from AWS's default chain when absent. */
    public static final String ACCESS_KEY = PREFIX + "access-key";
    /** The secret key, together with the access key. Never printed. */
    public static final String SECRET_KEY = PREFIX + "secret-key";
    /** What the names of all tables begin with. */
    public static final String TABLE_PREFIX = PREFIX + "table-prefix";
    /** {@code forbid}, {@code warn} (default) or {@code allow}: statements that only a scan can answer. Also a query hint. */
    public static final String SCAN = PREFIX + "scan";
    /** {@code true} (default) or {@code false}: strongly consistent reads of tables. Also a query hint. */
    public static final String CONSISTENT_READS = PREFIX + "consistent-reads";
    /** {@code auto} (default), {@code verified} or {@code eventual}: what becomes of rows that an index returned. */
    public static final String INDEX_READS = PREFIX + "index-reads";
    /** What a table created by schema export costs: {@code on-demand} (default), or units as {@code <read>/<write>}. */
    public static final String TABLE_BILLING = PREFIX + "table.billing";
    /** The change stream of a created table: {@code none} (default), {@code keys-only}, {@code new-image}, {@code old-image}, {@code new-and-old-images}. */
    public static final String TABLE_STREAM = PREFIX + "table.stream";
    /** The tags of a created table: {@code name:value,name:value}. */
    public static final String TABLE_TAGS = PREFIX + "table.tags";
    /** {@code true} or {@code false} (default): a created table cannot be dropped before this is taken off it. */
    public static final String TABLE_DELETION_PROTECTION = PREFIX + "table.deletion-protection";
    /** Whose key encrypts a created table: {@code aws-owned} (default), {@code aws-managed}, or the id or ARN of a key. */
    public static final String TABLE_ENCRYPTION = PREFIX + "table.encryption";
    /** How long schema export waits for one table or index, in seconds, 300 by default. */
    public static final String TABLE_TIMEOUT = PREFIX + "table.timeout";
    /** How many rows a statement may hold in memory, 100000 by default. */
    public static final String MAX_ROWS = PREFIX + "residual.max-rows";
    /**
     * How many requests of one statement may be under way at once, 8 by default and 50 at most: the Queries and batches of a wave, the segments of
     * a scan. With 1 they go out one after the other.
     */
    public static final String PARALLEL_READS = PREFIX + "parallel-reads";
    /**
     * How many segments a scan of a table has, 1 by default. Also a query hint. More are quicker on a table of many pages, and take
     * that much more of its read capacity at once; on a small table they are as many requests instead of one.
     */
    public static final String SCAN_SEGMENTS = PREFIX + "scan-segments";
    /**
     * For how many milliseconds an answer may keep silent, 10000 by default: then the request is given up, a read is repeated, and a write is
     * repeated in a way that does nothing twice, until {@link #RETRY_TIMEOUT} is over.
     */
    public static final String ANSWER_TIMEOUT = PREFIX + "answer-timeout";
    /** How long conflicts and throttled writes are repeated, in seconds, 10 by default. */
    public static final String RETRY_TIMEOUT = PREFIX + "retry.timeout";
    /**
     * {@code true} or {@code false} (default): an explicit {@code flush()} reads the keys and guards that it is about to write and throws there what
     * it finds, as SQL would: a taken id or unique value, a stale version, a row that is gone. The commit decides all the same.
     */
    public static final String FLUSH_CHECK = PREFIX + "flush-check";
    /**
     * {@code none} (default) or {@code check}: an insert, and an update that re-links, checks in the commit that the row a foreign key refers to is
     * there. Each parent that the transaction does not write itself counts among its 100 items. Deleting a row that others refer to is not
     * watched.
     */
    public static final String FOREIGN_KEYS = PREFIX + "foreign-keys";
    /**
     * {@code alone} (default): in a JTA transaction DynamoDB is the only resource, a second one is refused where the transaction manager tells of
     * it (Narayana does). {@code last-resource}: the others are prepared first, then DynamoDB commits, then they do; whoever dies between the
     * two commits leaves the others in doubt, and a failed commit arrives without its cause.
     */
    public static final String JTA = PREFIX + "jta";
    /**
     * After how many milliseconds of use a factory asks again whether a migration runs, 10000 by default and at most; it writes nothing when
     * nobody has answered for twice as long. A smaller number lets migrations wait less behind each phase.
     */
    public static final String MIGRATION_CHECK = PREFIX + "migration-check";
    /**
     * {@code false} (default), {@code true} or {@code until-switch}: whether a factory carries out, when it starts, the migrations of {@link
     * #MIGRATIONS} that its table has not seen; of several that start at once one migrates, and the others wait for it. With {@code until-switch}
     * the last one ends behind its switch, when applications of the version before may still run; {@code virga migrate}, or the next one, finishes it.
     * Schema export is refused beside it.
     */
    public static final String MIGRATE_AT_START = PREFIX + "migrate-at-start";
    /** The folder of the class path with the migrations, {@code META-INF/virga/migrations} by default. */
    public static final String MIGRATIONS = PREFIX + "migrations";

    /**
     * What becomes of a transaction that DynamoDB does not take at once, of more than 100 items or 4 MB. {@code refuse} (default): it is refused
     * before anything is sent. {@code batched}: it is written as several transactions; where one fails, those before it stay written, and
     * {@link PartialCommitException} tells which. {@code journaled}: it is atomic all the same, at about five times the price of its writes; the
     * table's schema item must say that it has a journal, which schema export with this setting notes.
     */
    public static final String COMMIT = PREFIX + "commit";

    /**
     * What of a transaction's reads must hold when it commits. {@code read-committed} (default): nothing. {@code validated}: each item that it read by
     * its key is as it was, and nothing is where it found nothing; a transaction that only reads asks that too. {@code serializable}: also what a query
     * of an item collection found, which has to be marked by {@link ItemCollection#versioned()}; any other query is refused. What is read and not written
     * counts among the 100 items of a commit.
     */
    public static final String ISOLATION = PREFIX + "isolation";

    /**
     * {@code annotated} (default): {@link ItemKey} gives keys; {@code designed}: every key is as Virga designs it. For
     * comparing the two: a table belongs to one of them.
     */
    public static final String ITEM_KEYS = PREFIX + "item-keys";

    /**
     * {@code random} (default) or {@code time-ordered}: what {@code GenerationType.UUID} gives, version 4 or version 7, whose
     * ids rise with time. Hibernate's {@code @UuidGenerator(style = VERSION_7)} says so for one entity.
     */
    public static final String UUID = PREFIX + "uuid";

    private DynamoSettings() {}
}
