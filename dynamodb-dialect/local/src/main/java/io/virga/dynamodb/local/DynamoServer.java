package io.virga.dynamodb.local;

import java.net.URI;

/**
 * How to reach a DynamoDB, and which tables there are one's own.
 *
 * @param accessKey made up, as is the secret key: DynamoDB Local takes any, and asks only for letters and digits
 * @param tablePrefix what the names of one's own tables begin with, may be empty
 */
public record DynamoServer(URI endpoint, String region, String accessKey, String secretKey, String tablePrefix) {

    /** The name of a table with the prefix before it. */
    public String tableName(String table) {
        return tablePrefix + table;
    }

    /** {@code jdbc:dynamodb:<table>?endpoint=…&region=…&access-key=…&secret-key=…&table-prefix=…}. */
    public String jdbcUrl(String table) {
        var url = "jdbc:dynamodb:" + table + "?endpoint=" + endpoint + "&region=" + region + "&access-key=" + accessKey
                + "&secret-key=" + secretKey;
        return tablePrefix.isEmpty() ? url : url + "&table-prefix=" + tablePrefix;
    }

    /** The credentials without the secret: a record's own text would end up in the log of a failed test. */
    @Override
    public String toString() {
        return "DynamoServer[" + endpoint + ", " + region + ", tables " + tablePrefix + "*]";
    }
}
