package io.virga.dynamodb.internal.jdbc;

/** Threads of this driver. They keep no JVM alive, and have nothing of whoever happens to come first: they serve others after him. */
final class BackgroundThreads {

    private BackgroundThreads() {}

    /** Not started yet. */
    static Thread of(String name, Runnable task) {
        var thread = new Thread(null, task, name, 0, false);
        thread.setContextClassLoader(BackgroundThreads.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
