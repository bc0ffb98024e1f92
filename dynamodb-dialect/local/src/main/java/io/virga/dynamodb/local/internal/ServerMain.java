package io.virga.dynamodb.local.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * What the child JVM runs: DynamoDB Local, and beside it a thread that waits at the end of the pipe its parent holds. The
 * pipe breaks when the parent is gone, killed or crashed, and the child goes too.
 *
 * <p>This class is copied alone into the child's class path: it has no other class of ours, nested ones included.
 */
public final class ServerMain {

    static final String SERVER = "software.amazon.dynamodb.services.local.main.ServerRunner";
    /** The byte that says "end, and leave the folder": the parent may start another server there. */
    static final int STOP = 's';

    private ServerMain() {}

    /**
     * @param args the folder to delete when the parent is gone, then the arguments of DynamoDB Local
     * @throws Exception what the server throws
     */
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var watch = new Thread(() -> endWithParent(folder), "virga-parent-watch");
        watch.setDaemon(true);
        watch.start();
        var serverArguments = new String[args.length - 1];
        System.arraycopy(args, 1, serverArguments, 0, serverArguments.length);
        Class.forName(SERVER).getMethod("main", String[].class).invoke(null, (Object) serverArguments);
    }

    private static void endWithParent(Path folder) {
        int word;
        try {
            word = System.in.read();
        } catch (IOException e) {
            word = -1;
        }
        if (word != STOP) {
            delete(folder);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // Nobody is left to be told; the folder is a temporary one.
        }
    }
}
