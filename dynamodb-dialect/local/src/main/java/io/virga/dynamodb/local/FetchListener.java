package io.virga.dynamodb.local;

/** Hears of each file that is fetched before DynamoDB Local can run for the first time. Called by several threads at once. */
@FunctionalInterface
public interface FetchListener {

    /**
     * Called when a file begins, as it grows, and when it is there ({@code bytes == total}).
     *
     * @param file the name of the file, without folders
     * @param bytes the number of bytes that arrived so far, 0 at the beginning
     * @param total the size of the file in bytes, or -1 while it is unknown
     */
    void fetching(String file, long bytes, long total);
}
