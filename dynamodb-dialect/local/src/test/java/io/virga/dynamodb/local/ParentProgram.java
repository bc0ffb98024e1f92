package io.virga.dynamodb.local;

/** A JVM of its own that starts a server, and then waits to be killed or ends without closing it. */
final class ParentProgram {

    private ParentProgram() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("port " + DynamoDbLocal.start().port());
        if (args[0].equals("wait")) {
            Thread.sleep(60_000);
        }
    }
}
